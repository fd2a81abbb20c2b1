using Mjml.Html;

namespace Mjml.Styles;

/// <summary>Links the web fonts that the mail names in a <c>font-family</c>.</summary>
internal static class FontLinks
{
    private const string Property = "font-family:";

    public static void Write(HtmlWriter html, ReadOnlySpan<char> body, OrderedDictionary<string, string> fonts)
    {
        var used = Used(body, fonts);
        if (used.Count == 0)
            return;
        html.Raw("\n<!--[if !mso]><!-->\n");
        foreach (var url in used)
            html.Open("link").Attr("href", url).Attr("rel", "stylesheet").Attr("type", "text/css").Close().Raw("\n");
        html.Raw("<style type=\"text/css\">\n");
        foreach (var url in used)
            html.Raw("@import url(").Raw(url).Raw(");\n");
        html.Raw("</style>\n<!--<![endif]-->\n");
    }

    private static List<string> Used(ReadOnlySpan<char> body, OrderedDictionary<string, string> fonts)
    {
        var families = new HashSet<string>();
        for (var at = body.IndexOf(Property, StringComparison.OrdinalIgnoreCase); at >= 0;)
        {
            body = body[(at + Property.Length)..];
            var end = body.IndexOf('"');
            if (end < 0)
                break;
            families.Add(body[..end].ToString());
            at = body.IndexOf(Property, StringComparison.OrdinalIgnoreCase);
        }
        return [.. fonts.Where(f => families.Any(v => v.Contains(f.Key, StringComparison.OrdinalIgnoreCase))).Select(f => f.Value)];
    }
}
