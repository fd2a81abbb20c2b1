using System.Collections.Frozen;
using Mjml.Html.Outline;

namespace Mjml.Styles.Inlining;

/// <summary>Moves the rules of <c>mj-style inline="inline"</c> into the <c>style</c> attributes of the elements that they select.</summary>
internal sealed class StyleInliner(List<CssRule> rules)
{
    private static readonly FrozenSet<string> NotVisible = ((string[])["head", "title", "base", "link", "style", "meta", "script", "noscript"]).ToFrozenSet();

    private readonly Dictionary<OutlineElement, ComputedStyle> _styles = [];

    public void Apply(HtmlOutline outline)
    {
        var index = new RuleIndex(rules);
        var found = new List<CssRule>();
        var scratch = new List<int>();
        foreach (var element in outline.Elements)
        {
            found.Clear();
            if (NotVisible.Contains(element.Tag))
                continue;
            index.Find(element, found, scratch);
            if (found.Count > 0)
                Style(element, found);
        }
        // Selectors see the elements as they were written, so that changes come last.
        foreach (var (element, style) in _styles)
            Write(element, style);
    }

    private void Style(OutlineElement element, List<CssRule> found)
    {
        var style = _styles[element] = new();
        if (element.Value("style") is { IsEmpty: false } written)
            style.Add(DeclarationReader.Read(written, 0), ComputedStyle.StyleAttribute, default, element);
        foreach (var rule in found)
            style.Add(rule.Declarations, 0, rule.Selector.Specificity, rule.Selector);
    }

    private void Write(OutlineElement element, ComputedStyle style)
    {
        string Resolve(string value) => CssVariables.Resolve(value, name => Variable(element, name));
        if (style.Print(Resolve) is { Length: > 0 } text)
            element.Set("style", text);
        TableAttributes.Write(element, name => style[name] is { } value ? Resolve(value) : null);
    }

    private string? Variable(OutlineElement element, string name)
    {
        for (var at = element; at is not null; at = at.Parent)
        {
            if (_styles.TryGetValue(at, out var style) && style[name] is { } value)
                return value;
        }
        return null;
    }
}
