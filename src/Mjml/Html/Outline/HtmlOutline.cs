namespace Mjml.Html.Outline;

/// <summary>
/// The start tags of a page in one forward reading, for what selects elements: inlined styles and <c>mj-html-attributes</c>. Comments, conditional
/// ones too, styles and template tags are stepped over.
/// </summary>
internal sealed class HtmlOutline
{
    /// <summary>Elements that are nested deeper stand beside each other here: looking upwards has to end.</summary>
    private const int MaxDepth = 300;

    /// <summary>Looking at an element for a selector, all together: some selectors could go on for hours.</summary>
    private const int MaxSteps = 10_000_000;

    private readonly ReadOnlyMemory<char> _html;
    private int _steps;
    private readonly List<OutlineElement> _elements;
    private readonly Stack<OutlineElement> _open = new();
    private readonly List<NameCursor> _cursors = [];
    private OutlineElement? _lastRoot;

    /// <param name="html">Must stay as it is for as long as the outline is used.</param>
    public HtmlOutline(ReadOnlyMemory<char> html)
    {
        _html = html;
        _elements = new(html.Length / 64);
        var scanner = new HtmlScanner(html.Span);
        while (scanner.Next(out var piece))
            Add(piece, html.Span);
    }

    public IReadOnlyList<OutlineElement> Elements => _elements;

    /// <summary>Selectors asked for too much, and some may not have found all that they select.</summary>
    public bool IsExhausted => _steps > MaxSteps;

    public bool MayLook()
    {
        if (_steps <= MaxSteps)
            _steps++;
        return _steps <= MaxSteps;
    }

    public ReadOnlySpan<char> TextOf(OutlineAttribute attribute) => TextOf(attribute.ValueStart, attribute.ValueEnd);

    public ReadOnlySpan<char> TextOf(int start, int end) => _html.Span[start..end];

    public OutlineAttribute? FindAttribute(OutlineElement element, string name)
    {
        // Most tags do not have it: looking for its letters is much faster than reading them all.
        return CursorOf(name).IsWithin(_html.Span, element.Start, element.End) ? StartTagReader.Find(_html.Span, element.NameEnd, name) : null;
    }

    /// <summary>Writes the page with what was changed at its elements.</summary>
    public void WriteTo(HtmlWriter to)
    {
        var html = _html.Span;
        var at = 0;
        var attributes = new List<OutlineAttribute>();
        foreach (var element in _elements)
        {
            if (element.Changes.Count == 0)
                continue;
            attributes.Clear();
            var end = StartTagReader.Attributes(html, element.NameEnd, attributes);
            foreach (var attribute in attributes)
            {
                foreach (var (name, value) in element.Changes)
                {
                    if (name != attribute.Name)
                        continue;
                    to.Raw(html[at..attribute.Start]).Attribute(name, value);
                    at = attribute.End;
                }
            }
            to.Raw(html[at..end]); // behind the name or the last attribute
            at = end;
            foreach (var (name, value) in element.Changes)
            {
                if (!IsAmong(attributes, name))
                    to.Attr(name, value);
            }
        }
        to.Raw(html[at..]);
    }

    private static bool IsAmong(List<OutlineAttribute> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name)
                return true;
        }
        return false;
    }

    private NameCursor CursorOf(string name)
    {
        foreach (var cursor in _cursors)
        {
            if (cursor.Name == name)
                return cursor;
        }
        var added = new NameCursor(name);
        _cursors.Add(added);
        return added;
    }

    private void Add(HtmlPiece piece, ReadOnlySpan<char> html)
    {
        switch (piece.Kind)
        {
            case HtmlPieceKind.StartTag:
                Start(piece);
                break;
            case HtmlPieceKind.EndTag:
                End(piece, html);
                break;
            case HtmlPieceKind.Text or HtmlPieceKind.TemplateTag or HtmlPieceKind.RawText when _open.TryPeek(out var open):
                open.HasText = true;
                break;
        }
    }

    private void Start(HtmlPiece piece)
    {
        while (_open.TryPeek(out var top) && HtmlNames.Closes(piece.Tag, top.Tag))
            _open.Pop();
        _open.TryPeek(out var parent);
        var previous = parent is null ? _lastRoot : parent.LastChild;
        var element = new OutlineElement(this, piece.Tag, piece.Start, piece.End, parent, previous);
        previous?.Next = element;
        if (parent is null)
            _lastRoot = element;
        else
            parent.LastChild = element;
        _elements.Add(element);
        if (!HtmlNames.IsVoid(piece.Tag) && _open.Count < MaxDepth)
            _open.Push(element);
    }

    /// <summary>Closes the nearest open element of the name and what is open in it; an end tag that nothing opened is passed over.</summary>
    private void End(HtmlPiece piece, ReadOnlySpan<char> html)
    {
        // Nearly every end tag closes what was opened last, in the same letters.
        var text = html[(piece.Start + 2)..piece.End];
        if (_open.TryPeek(out var top) && text.Length == top.Tag.Length + 1 && text.StartsWith(top.Tag))
        {
            _open.Pop();
            return;
        }
        var tag = piece.TagIn(html);
        var isOpen = false;
        foreach (var open in _open)
            isOpen |= open.Tag == tag;
        while (isOpen && _open.Pop().Tag != tag)
        {
        }
    }
}
