using Mjml.Parsing;

namespace Mjml.Html.Outline;

/// <summary>Reads the name and the attributes of a start tag. Template tags in it are stepped over.</summary>
internal static class StartTagReader
{
    /// <summary>No tag has nearly as many; further ones are carried through unseen.</summary>
    private const int MaxAttributes = 200;

    /// <summary>The end of the name that begins at <paramref name="at"/>.</summary>
    public static int Name(ReadOnlySpan<char> html, int at)
    {
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('>' or '/'))
            at++;
        return at;
    }

    /// <summary>Reads attributes into a list, if there is one; the first of two of a name wins.</summary>
    /// <param name="tagEnd">Behind the <c>&gt;</c>.</param>
    /// <returns>The end of the last attribute.</returns>
    public static int Attributes(ReadOnlySpan<char> html, int at, List<OutlineAttribute>? attributes, out int tagEnd)
    {
        var first = attributes?.Count ?? 0;
        var end = at;
        while (at < html.Length && html[at] != '>')
        {
            var blank = html[at] == '/' || char.IsWhiteSpace(html[at]);
            if (TemplateTags.StartsAt(html, at))
                at = TemplateTags.End(html, at);
            else
                at = blank ? at + 1 : Attribute(html, at, attributes, first);
            if (!blank)
                end = at;
        }
        tagEnd = Math.Min(at + 1, html.Length);
        return end;
    }

    /// <summary>The end of what begins at <paramref name="at"/>: blanks, an attribute, a template tag, or the end of the tag.</summary>
    public static int NextPart(ReadOnlySpan<char> html, int at)
    {
        if (TemplateTags.StartsAt(html, at))
            return TemplateTags.End(html, at);
        if (html[at] is '/' or '>')
            return at + 1;
        return char.IsWhiteSpace(html[at]) ? SkipBlank(html, at) : Attribute(html, at, null, 0);
    }

    private static int Attribute(ReadOnlySpan<char> html, int start, List<OutlineAttribute>? attributes, int first)
    {
        var nameEnd = start + 1;
        while (nameEnd < html.Length && !char.IsWhiteSpace(html[nameEnd]) && html[nameEnd] is not ('=' or '>' or '/') && !TemplateTags.StartsAt(html, nameEnd))
            nameEnd++;
        var (valueStart, valueEnd, end) = Value(html, nameEnd);
        if (attributes is null || attributes.Count - first >= MaxAttributes)
            return end;
        var name = HtmlNames.Lower(html[start..nameEnd]);
        for (var i = first; i < attributes.Count; i++)
        {
            if (attributes[i].Name == name)
                return end;
        }
        attributes.Add(new(name, start, end, valueStart, valueEnd));
        return end;
    }

    private static (int Start, int ValueEnd, int End) Value(ReadOnlySpan<char> html, int nameEnd)
    {
        var at = SkipBlank(html, nameEnd);
        if (at >= html.Length || html[at] != '=')
            return (nameEnd, nameEnd, nameEnd);
        at = SkipBlank(html, at + 1);
        var quote = at < html.Length && html[at] is '"' or '\'' ? html[at++] : '\0';
        var start = at;
        while (at < html.Length && (quote == '\0' ? !char.IsWhiteSpace(html[at]) && html[at] != '>' : html[at] != quote))
        {
            if (TemplateTags.StartsAt(html, at))
                at = TemplateTags.End(html, at);
            else if (quote == '\0')
                at++;
            else
                at = html[(at + 1)..].IndexOfAny(quote, '{') is var next and >= 0 ? at + 1 + next : html.Length;
        }
        return (start, at, quote != '\0' && at < html.Length ? at + 1 : at);
    }

    private static int SkipBlank(ReadOnlySpan<char> html, int at)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
        return at;
    }
}
