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

    /// <summary>Reads attributes up to and with the <c>&gt;</c>; the first of two of a name wins.</summary>
    public static int Attributes(ReadOnlySpan<char> html, int at, OutlineElement element)
    {
        element.AttributesEnd = at;
        while (at < html.Length && html[at] != '>')
        {
            if (TemplateTags.StartsAt(html, at))
                element.AttributesEnd = at = TemplateTags.End(html, at);
            else if (html[at] == '/' || char.IsWhiteSpace(html[at]))
                at++;
            else
                element.AttributesEnd = at = Attribute(html, at, element);
        }
        return Math.Min(at + 1, html.Length);
    }

    private static int Attribute(ReadOnlySpan<char> html, int start, OutlineElement element)
    {
        var nameEnd = start + 1;
        while (nameEnd < html.Length && !char.IsWhiteSpace(html[nameEnd]) && html[nameEnd] is not ('=' or '>' or '/') && !TemplateTags.StartsAt(html, nameEnd))
            nameEnd++;
        var name = HtmlNames.Lower(html[start..nameEnd]);
        var (valueStart, valueEnd, end) = Value(html, nameEnd);
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
