using Mjml.Parsing;

namespace Mjml.Html.Outline;

/// <summary>Reads the name and the attributes of a start tag. Template tags in it are stepped over.</summary>
internal static class StartTagReader
{
    /// <summary>The end of the name that begins at <paramref name="at"/>.</summary>
    public static int Name(ReadOnlySpan<char> html, int at)
    {
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('>' or '/'))
            at++;
        return at;
    }

    /// <summary>Reads attributes up to and with the <c>&gt;</c>, into an element if there is one; the first of two of a name wins.</summary>
    public static int Attributes(ReadOnlySpan<char> html, int at, OutlineElement? element)
    {
        element?.AttributesEnd = at;
        while (at < html.Length && html[at] != '>')
        {
            var blank = html[at] == '/' || char.IsWhiteSpace(html[at]);
            if (TemplateTags.StartsAt(html, at))
                at = TemplateTags.End(html, at);
            else
                at = blank ? at + 1 : Attribute(html, at, element);
            if (!blank)
                element?.AttributesEnd = at;
        }
        return Math.Min(at + 1, html.Length);
    }

    /// <summary>The end of what begins at <paramref name="at"/>: blanks, an attribute, a template tag, or the end of the tag.</summary>
    public static int NextPart(ReadOnlySpan<char> html, int at)
    {
        if (TemplateTags.StartsAt(html, at))
            return TemplateTags.End(html, at);
        if (html[at] is '/' or '>')
            return at + 1;
        return char.IsWhiteSpace(html[at]) ? SkipBlank(html, at) : Attribute(html, at, null);
    }

    private static int Attribute(ReadOnlySpan<char> html, int start, OutlineElement? element)
    {
        var nameEnd = start + 1;
        while (nameEnd < html.Length && !char.IsWhiteSpace(html[nameEnd]) && html[nameEnd] is not ('=' or '>' or '/') && !TemplateTags.StartsAt(html, nameEnd))
            nameEnd++;
        var (valueStart, valueEnd, end) = Value(html, nameEnd);
        if (element is null)
            return end;
        var name = HtmlNames.Lower(html[start..nameEnd]);
        if (element[name] is null)
            element.Attributes.Add(new(name, html[valueStart..valueEnd].ToString(), start, end));
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
            at = TemplateTags.StartsAt(html, at) ? TemplateTags.End(html, at) : at + 1;
        return (start, at, quote != '\0' && at < html.Length ? at + 1 : at);
    }

    private static int SkipBlank(ReadOnlySpan<char> html, int at)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
        return at;
    }
}
