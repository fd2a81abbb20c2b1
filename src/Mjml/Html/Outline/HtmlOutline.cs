namespace Mjml.Html.Outline;

/// <summary>
/// The start tags of a page in one forward reading, for what selects elements: inlined styles and <c>mj-html-attributes</c>. Comments, conditional
/// ones too, styles and template tags are stepped over.
/// </summary>
internal sealed class HtmlOutline
{
    private readonly List<OutlineElement> _elements = [];
    private readonly Stack<OutlineElement> _open = new();
    private OutlineElement? _lastRoot;

    private HtmlOutline()
    {
    }

    public IReadOnlyList<OutlineElement> Elements => _elements;

    public static HtmlOutline Of(ReadOnlySpan<char> html)
    {
        var outline = new HtmlOutline();
        var scanner = new HtmlScanner(html);
        while (scanner.Next(out var piece))
            outline.Add(piece, html);
        return outline;
    }

    /// <summary>Writes the page with what was changed at its elements.</summary>
    public void WriteTo(HtmlWriter to, ReadOnlySpan<char> html)
    {
        var at = 0;
        foreach (var element in _elements)
        {
            if (!element.IsChanged)
                continue;
            foreach (var attribute in element.Attributes)
            {
                if (attribute is { IsNew: false, IsChanged: true })
                {
                    to.Raw(html[at..attribute.Start]).Attribute(attribute.Name, attribute.Value);
                    at = attribute.End;
                }
            }
            to.Raw(html[at..element.AttributesEnd]);
            at = element.AttributesEnd;
            foreach (var attribute in element.Attributes)
            {
                if (attribute.IsNew)
                    to.Raw(" ").Attribute(attribute.Name, attribute.Value);
            }
        }
        to.Raw(html[at..]);
    }

    private void Add(HtmlPiece piece, ReadOnlySpan<char> html)
    {
        switch (piece.Kind)
        {
            case HtmlPieceKind.StartTag:
                Start(piece, html);
                break;
            case HtmlPieceKind.EndTag:
                End(piece.Tag);
                break;
            case HtmlPieceKind.Text or HtmlPieceKind.TemplateTag or HtmlPieceKind.RawText when _open.TryPeek(out var open):
                open.HasText = true;
                break;
        }
    }

    private void Start(HtmlPiece piece, ReadOnlySpan<char> html)
    {
        while (_open.TryPeek(out var top) && HtmlNames.Closes(piece.Tag, top.Tag))
            _open.Pop();
        _open.TryPeek(out var parent);
        var previous = parent is null ? _lastRoot : parent.LastChild;
        var element = new OutlineElement(piece.Tag, piece.Start, parent) { Previous = previous };
        previous?.Next = element;
        if (parent is null)
            _lastRoot = element;
        else
            parent.LastChild = element;
        _elements.Add(element);
        StartTagReader.Attributes(html, piece.Start + 1 + piece.Tag.Length, element);
        if (!HtmlNames.IsVoid(piece.Tag))
            _open.Push(element);
    }

    /// <summary>Closes the nearest open element of the name and what is open in it; an end tag that nothing opened is passed over.</summary>
    private void End(string tag)
    {
        if (!_open.Any(o => o.Tag == tag))
            return;
        while (_open.Pop().Tag != tag)
        {
        }
    }
}
