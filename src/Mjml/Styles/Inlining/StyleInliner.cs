using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Mjml.Html.Outline;

namespace Mjml.Styles.Inlining;

/// <summary>Moves the rules of <c>mj-style inline="inline"</c> into the <c>style</c> attributes of the elements that they select.</summary>
internal sealed class StyleInliner(List<CssRule> rules)
{
    private static readonly FrozenSet<string> NotVisible = ((string[])["head", "title", "base", "link", "style", "meta", "script", "noscript"]).ToFrozenSet();

    private readonly StyleCache _cache = new();
    private readonly List<(OutlineElement Element, ComputedStyle Style)> _styles = [];
    private Dictionary<OutlineElement, ComputedStyle>? _byElement;

    public void Apply(HtmlOutline outline)
    {
        var index = new RuleIndex(rules);
        var found = new List<CssRule>();
        var scratch = new List<int>();
        for (var i = 0; i < outline.Count; i++)
        {
            var element = outline[i];
            found.Clear();
            index.Find(element, found, scratch);
            if (found.Count > 0 && !NotVisible.Contains(element.Tag))
                _styles.Add((element, _cache.Of(element.Value("style"), CollectionsMarshal.AsSpan(found))));
        }
        // Selectors see the elements as they were written, so that changes come last.
        foreach (var (element, style) in _styles)
            Write(element, style);
    }

    private void Write(OutlineElement element, ComputedStyle style)
    {
        Func<string, string>? resolve = style.HasVariables ? ResolverFor(element) : null;
        if (style.Print(resolve) is { Length: > 0 } text)
            element.Set("style", text);
        TableAttributes.Write(element, style, resolve);
    }

    private Func<string, string> ResolverFor(OutlineElement element) => value => CssVariables.Resolve(value, name => Variable(element, name));

    private string? Variable(OutlineElement element, string name)
    {
        _byElement ??= _styles.ToDictionary(s => s.Element, s => s.Style);
        for (OutlineElement? at = element; at is { } around; at = around.Parent)
        {
            if (_byElement.TryGetValue(around, out var style) && style[name] is { } value)
                return value;
        }
        return null;
    }
}
