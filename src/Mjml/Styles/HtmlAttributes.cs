using System.Buffers;
using Mjml.Html.Outline;
using Mjml.Parsing;
using Mjml.Styles.Inlining;

namespace Mjml.Styles;

/// <summary>What <c>mj-html-attributes</c> adds to the elements that a selector finds in the body.</summary>
internal sealed class HtmlAttributes
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("\"'<>/= \t\r\n");

    private readonly List<(Node Place, string Path, List<(string Name, string Value)> Attributes)> _selectors = [];

    public bool Any => _selectors.Count > 0;

    public void Add(Node node)
    {
        foreach (var selector in node.Children.Where(c => c.Tag == "mj-selector"))
        {
            var attributes = selector.Children
                .Where(c => c.Tag == "mj-html-attribute" && c["name"] is { Length: > 0 } name && !name.AsSpan().ContainsAny(NotInNames))
                .Select(c => (c["name"]!, c.Content)).ToList();
            _selectors.Add((selector, selector["path"] ?? "", attributes));
        }
    }

    /// <param name="refuse">Called with the tag whose selector is not understood, and why not.</param>
    public void Apply(HtmlOutline outline, Action<Node, string> refuse)
    {
        if (!Any)
            return;
        var body = outline.Elements.SkipWhile(e => e.Tag != "body").ToList();
        foreach (var (place, path, attributes) in _selectors)
        {
            foreach (var part in SelectorReader.Split(path))
            {
                var selector = SelectorReader.Read(part, forStyles: false, out var fault);
                if (selector is null)
                    refuse(place, fault ?? "asks for what only a mail client knows");
                foreach (var element in body.Where(e => selector?.Matches(e) == true))
                {
                    foreach (var (name, value) in attributes)
                        element.Set(name, value);
                }
            }
        }
    }
}
