using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Mjml.Tests;

/// <summary>
/// A page as a flat list of tokens, so that two pages can be compared by meaning: order of attributes, white space between tags, empty
/// <c>style</c> and <c>class</c> do not count; conditional comments are compared inside.
/// </summary>
internal static partial class HtmlTokens
{
    private static readonly HashSet<string> Void =
        [.. "area base br col embed hr img input link meta source track wbr".Split(' ')];

    public static IReadOnlyList<string> Of(string html)
    {
        var tokens = new List<string>();
        foreach (var child in new HtmlParser().ParseDocument(WithPlainIds(html)).ChildNodes)
            Add(child, tokens);
        return tokens;
    }

    /// <summary>Generated ids count only in that they agree: they become numbers, in the order in which they appear.</summary>
    private static string WithPlainIds(string html)
    {
        var numbers = new Dictionary<string, string>();
        return GeneratedId().Replace(html, id => numbers.TryGetValue(id.Value, out var number) ? number : numbers[id.Value] = $"id{numbers.Count + 1}");
    }

    private static void Add(INode node, List<string> tokens)
    {
        switch (node)
        {
            case IDocumentType:
                tokens.Add("doctype");
                break;
            case IComment comment:
                AddComment(comment.Data, tokens);
                break;
            case IText text:
                AddText(text.Data, "", tokens);
                break;
            case IElement { LocalName: "style" or "script" } style:
                tokens.Add($"<{style.LocalName}{Attributes(style)}> {Css(style.TextContent)}");
                break;
            case IElement element:
                tokens.Add($"<{element.LocalName}{Attributes(element)}>");
                foreach (var child in element.ChildNodes)
                    Add(child, tokens);
                tokens.Add($"</{element.LocalName}>");
                break;
        }
    }

    private static void AddComment(string data, List<string> tokens)
    {
        var conditional = Conditional().Match(data);
        if (!conditional.Success)
        {
            tokens.Add("comment: " + Blank().Replace(data, " ").Trim());
            return;
        }
        var condition = Blank().Replace(conditional.Groups[1].Value, "");
        if (tokens.Count > 0 && tokens[^1] == $"endif({condition})")
            tokens.RemoveAt(tokens.Count - 1);
        else
            tokens.Add($"if({condition})");
        AddFragment(conditional.Groups[2].Value, $"[{condition}] ", tokens);
        tokens.Add($"endif({condition})");
    }

    /// <summary>The inside of a conditional comment is a piece of a page, its tags need not match: it is read tag by tag.</summary>
    private static void AddFragment(string html, string prefix, List<string> tokens)
    {
        var at = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            var between = html[at..tag.Index];
            if (tokens.Count > 0 && tokens[^1].StartsWith(prefix + "<style", StringComparison.Ordinal))
                tokens.Add(prefix + "css: " + Css(between));
            else
                AddText(between, prefix, tokens);
            at = tag.Index + tag.Length;
            AddTag(tag, prefix, tokens);
        }
        AddText(html[at..], prefix, tokens);
    }

    private static void AddTag(Match tag, string prefix, List<string> tokens)
    {
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (tag.Groups["end"].Length > 0)
        {
            if (!Void.Contains(name))
                tokens.Add($"{prefix}</{name}>");
            return;
        }
        var attributes = tag.Groups["attribute"].Captures.Select(c => c.Value.Split('=', 2))
            .Select(a => (a[0].Trim().ToLowerInvariant(), a.Length > 1 ? a[1].Trim().Trim('"', '\'') : ""));
        tokens.Add($"{prefix}<{name}{Attributes(attributes)}>");
        if (tag.Groups["self"].Length > 0 && !Void.Contains(name))
            tokens.Add($"{prefix}</{name}>");
    }

    private static void AddText(string text, string prefix, List<string> tokens)
    {
        var value = Blank().Replace(text, " ").Trim(' ');
        if (value.Length > 0)
            tokens.Add($"{prefix}text: {value}");
    }

    private static string Attributes(IElement element) => Attributes(element.Attributes.Select(a => (a.Name, a.Value)));

    private static string Attributes(IEnumerable<(string Name, string Value)> attributes) => string.Concat(attributes
        .Select(a => (a.Name, Value: a.Name switch
        {
            "style" => Declarations(a.Value),
            "class" => string.Join(' ', a.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)),
            _ => Blank().Replace(a.Value, " ").Trim(),
        }))
        .Where(a => a.Value.Length > 0 || a.Name is not ("style" or "class"))
        .OrderBy(a => a.Name, StringComparer.Ordinal)
        .Select(a => $" {a.Name}=\"{a.Value}\""));

    private static string Declarations(string style) => string.Join(';', Declaration().Matches(style)
        .Select(m => m.Value.Trim())
        .Where(d => d.Length > 0)
        .Select(d => d.Split(':', 2))
        .Select(d => d.Length == 1 ? d[0] : $"{d[0].Trim().ToLowerInvariant()}:{CommaBlank().Replace(Blank().Replace(d[1].Trim(), " "), ",")}"));

    private static string Css(string css) =>
        CssBlank().Replace(Blank().Replace(CssComment().Replace(css, ""), " "), "$1").Replace(";}", "}", StringComparison.Ordinal).Trim(' ', ';');

    [GeneratedRegex(@"^\[if ([^\]]*)\]>(.*)<!\[endif\]$", RegexOptions.Singleline)]
    private static partial Regex Conditional();

    [GeneratedRegex("""<(?<end>/?)(?<name>[a-zA-Z][\w:-]*)(?<attribute>\s+[^\s=/>]+(\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?)*\s*(?<self>/?)>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""(?:[^;"'(]|"[^"]*"|'[^']*'|\([^)]*\))+""")]
    private static partial Regex Declaration();

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")]
    private static partial Regex GeneratedId();

    [GeneratedRegex(@"\s*([{}:;,>~+()])\s*")]
    private static partial Regex CssBlank();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex CssComment();

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\s*,\s*")]
    private static partial Regex CommaBlank();
}
