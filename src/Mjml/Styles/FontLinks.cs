using Mjml.Html;

namespace Mjml.Styles;

/// <summary>Links the web fonts that the mail names in a <c>font-family</c>.</summary>
internal static class FontLinks
{
    private const string Property = "font-family:";

    public static void Write(HtmlWriter html, HashSet<string> families, Document document, Document? known)
    {
        var used = Used(families, document);
        document.LinkedFonts.AddRange(used);
        if (known is not null)
            used.RemoveAll(known.LinkedFonts.Contains);
        if (used.Count == 0)
            return;
        html.BeginNotMso().Raw("\n");
        foreach (var url in used)
            html.Open("link").Attr("href", url).Attr("rel", "stylesheet").Attr("type", "text/css").Close().Raw("\n");
        html.Raw("<style type=\"text/css\">\n");
        foreach (var url in used)
            html.Raw("@import url(").Raw(CssSafe.IsOne(url) ? url : "").Raw(");\n");
        html.Raw("</style>\n").EndNotMso().Raw("\n");
    }

    private static List<string> Used(HashSet<string> families, Document document)
    {
        foreach (var style in document.InlineStyles)
            Collect(style.Content, ";}", families);
        var used = new List<string>();
        foreach (var (name, url) in document.Fonts)
        {
            if (IsIn(families, name))
                used.Add(url);
        }
        return used;
    }

    private static bool IsIn(HashSet<string> families, string font)
    {
        foreach (var family in families)
        {
            if (family.Contains(font, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Adds what <paramref name="text"/> names as fonts, up to one of <paramref name="ends"/>.</summary>
    public static void Collect(ReadOnlySpan<char> text, string ends, HashSet<string> families)
    {
        for (var at = text.IndexOf(Property, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Property, StringComparison.OrdinalIgnoreCase))
        {
            text = text[(at + Property.Length)..];
            var end = text.IndexOfAny(ends);
            families.Add((end < 0 ? text : text[..end]).ToString());
        }
    }
}
