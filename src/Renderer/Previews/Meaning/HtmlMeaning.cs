using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Renderer.Previews.Meaning;

/// <summary>What a page of HTML means: everything that is perceived, in order, and the rules of its style sheets.</summary>
internal sealed record HtmlMeaning(IReadOnlyList<Leaf> Leaves, IReadOnlyList<string> Rules, IReadOnlyDictionary<string, string> Page)
{
    // What HTML says with attributes and CSS with properties.
    private static readonly string[] Looks = ["width", "height", "align", "valign", "bgcolor", "dir", "border", "cellpadding"];
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    public static HtmlMeaning Of(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var leaves = new List<Leaf>();
        if (page.Body is { } body)
            Walk(body, [], null, isHidden: false, leaves);
        var rules = page.QuerySelectorAll("style").SelectMany(s => s.TextContent.Split('\n')).Select(r => r.Trim()).Where(r => r.Length > 0);
        return new(leaves, [.. rules], Attributes(page.DocumentElement, "lang", "dir"));
    }

    private static void Walk(IElement element, List<IReadOnlyDictionary<string, string>> around, string? href, bool isHidden, List<Leaf> leaves)
    {
        var style = StyleOf(element);
        List<IReadOnlyDictionary<string, string>> styles = [.. around, style];
        isHidden |= style.GetValueOrDefault("display") == "none";
        href = element.LocalName == "a" ? element.GetAttribute("href") : href;
        if (element.LocalName == "img")
        {
            var attributes = Attributes(element, "src", "alt");
            Add("picture", attributes.GetValueOrDefault("alt") is { Length: > 0 } alt ? alt : attributes.GetValueOrDefault("src", ""), attributes);
        }
        else if (element.LocalName == "hr" || element.LocalName == "p" && style.ContainsKey("border-top") && string.IsNullOrWhiteSpace(element.TextContent))
        {
            Add("line", "", []);
        }
        foreach (var child in element.ChildNodes)
        {
            if (child is IElement { LocalName: not ("style" or "script" or "title") } inner)
                Walk(inner, styles, href, isHidden, leaves);
            else if (child is IText { Data: var text } && string.Join(' ', text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words && words.Any(c => !char.IsWhiteSpace(c) && c is not '\u200C' and not '\u034F' and not '\u00AD'))
                Add(isHidden ? "hidden text" : "text", words, []);
        }

        void Add(string kind, string content, Dictionary<string, string> attributes)
        {
            if (href is not null)
                attributes["href"] = href;
            leaves.Add(new(kind, content, attributes, styles));
        }
    }

    private static Dictionary<string, string> Attributes(IElement element, params string[] names) =>
        names.Where(element.HasAttribute).ToDictionary(n => n, n => element.GetAttribute(n)!);

    private static Dictionary<string, string> StyleOf(IElement element)
    {
        var style = Attributes(element, Looks);
        foreach (var declaration in (element.GetAttribute("style") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (declaration.Split(':', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var value])
                style[name] = value;
        }
        return style;
    }
}
