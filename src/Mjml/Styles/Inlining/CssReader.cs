using Mjml.Parsing;

namespace Mjml.Styles.Inlining;

/// <summary>Reads the rules of a style sheet that can be inlined. What depends on the screen or the pointer, at-rules and <c>:hover</c>, is left out.</summary>
internal static class CssReader
{
    /// <param name="refuse">Called with a selector that cannot be inlined, and why not.</param>
    public static List<CssRule> Read(string css, Action<string, string> refuse)
    {
        var rules = new List<CssRule>();
        var text = css.AsSpan();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is '}' or ';')
                at++;
            else if (text[at..].StartsWith("/*"))
                at = CssText.SkipComment(text, at);
            else if (TemplateTags.StartsAt(text, at))
            {
                var end = TemplateTags.End(text, at);
                refuse(css[at..end], "a template tag around rules cannot be decided when styles are inlined; write it into a value");
                at = end;
            }
            else if (text[at] == '@')
            {
                at = CssText.Find(text, at, "{;");
                at = at < text.Length && text[at] == '{' ? CssText.SkipBlock(text, at) : Math.Min(at + 1, text.Length);
            }
            else
                at = ReadRule(css, at, rules, refuse);
        }
        return rules;
    }

    private static int ReadRule(string css, int at, List<CssRule> rules, Action<string, string> refuse)
    {
        var open = CssText.Find(css, at, "{");
        if (open >= css.Length)
            return css.Length;
        var end = CssText.SkipBlock(css, open);
        var bodyEnd = end > open + 1 && css[end - 1] == '}' ? end - 1 : end;
        var declarations = DeclarationReader.Read(css.AsSpan((open + 1)..bodyEnd), open + 1);
        if (declarations.Count == 0)
            return end;
        foreach (var part in SelectorReader.Split(css[at..open]))
        {
            if (SelectorReader.Read(part, forStyles: true, out var fault) is { } selector)
                rules.Add(new(selector, declarations));
            else if (fault is not null)
                refuse(part, fault);
        }
        return end;
    }
}
