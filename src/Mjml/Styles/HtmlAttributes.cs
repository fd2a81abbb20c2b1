using System.Buffers;
using Mjml.Html.Outline;
using Mjml.Parsing;
using Mjml.Styles.Inlining;

namespace Mjml.Styles;

/// <summary>What <c>mj-html-attributes</c> adds to the elements that a selector finds in the body.</summary>
internal sealed class HtmlAttributes
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("\"'<>/= \t\r\n");

    /// <summary>By the selectors as they are written: what is written twice adds up.</summary>
    private readonly OrderedDictionary<string, (Node Place, OrderedDictionary<string, string> Attributes)> _selectors = [];

    public bool Any => _selectors.Count > 0;

    public void Add(Node node)
    {
        foreach (var selector in node.Children.Where(c => c.Tag == "mj-selector"))
        {
            var path = selector["path"] ?? "";
            if (!_selectors.TryGetValue(path, out var known))
                _selectors[path] = known = (selector, []);
            foreach (var attribute in selector.Children.Where(c => c.Tag == "mj-html-attribute"))
            {
                if (attribute["name"] is { Length: > 0 } name && !name.AsSpan().ContainsAny(NotInNames))
                    known.Attributes[name] = attribute.Content;
            }
        }
    }

    /// <param name="refuse">Called with the tag whose selector is not understood, and why not.</param>
    public void Apply(HtmlOutline outline, Action<Node, string> refuse)
    {
        if (!Any)
            return;
        var body = Enumerable.Range(0, outline.Count).Select(i => outline[i]).SkipWhile(e => e.Tag != "body").ToList();
        if (body.Count > 0)
            body[0].AsRoot(() => Apply(body, refuse)); // selectors see the body alone: it is what the tag adds to
    }

    private void Apply(List<OutlineElement> body, Action<Node, string> refuse)
    {
        foreach (var (path, (place, attributes)) in _selectors)
        {
            var selectors = new List<Selector>();
            foreach (var part in SelectorReader.Split(path))
            {
                if (SelectorReader.Read(part, forStyles: false, out var fault) is { } selector)
                    selectors.Add(selector);
                else
                    refuse(place, fault ?? "asks for what only a mail client knows");
            }
            foreach (var (name, value) in attributes)
            {
                // Each attribute is for what the selector finds when those before are set.
                foreach (var element in body.FindAll(e => selectors.Exists(s => s.Matches(e))))
                    element.Set(name, value);
            }
        }
    }
}
