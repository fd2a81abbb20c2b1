using System.Buffers;

namespace Mjml.Html.Outline;

/// <summary>
/// The start tags of a page in one forward reading, for what selects elements: inlined styles and <c>mj-html-attributes</c>. Comments, conditional
/// ones too, styles and template tags are stepped over.
/// </summary>
internal sealed class HtmlOutline : IDisposable
{
    /// <summary>Elements that are nested deeper stand beside each other here: looking upwards has to end.</summary>
    private const int MaxDepth = 300;

    /// <summary>Looking at an element for a selector, all together: some selectors could go on for hours.</summary>
    private const int MaxSteps = 10_000_000;

    private readonly ReadOnlyMemory<char> _html;
    private int _steps;
    private readonly List<NameCursor> _cursors = [];
    private OutlineRow[] _rows;
    private int _open = OutlineRow.None; // the innermost open element; those around it are its parents
    private int _depth;
    private int _lastRoot = OutlineRow.None;

    /// <param name="html">Must stay as it is for as long as the outline is used.</param>
    public HtmlOutline(ReadOnlyMemory<char> html)
    {
        _html = html;
        _rows = ArrayPool<OutlineRow>.Shared.Rent(html.Length / 48 + 16);
        var scanner = new HtmlScanner(html.Span);
        while (scanner.Next(out var piece))
            Add(piece, html.Span);
    }

    /// <summary>How many start tags there are.</summary>
    public int Count { get; private set; }

    public OutlineElement this[int index] => new(this, index);

    /// <summary>The start tags in their order; as many as <see cref="Count"/> hold something.</summary>
    public OutlineRow[] Rows => _rows;

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

    public OutlineAttribute? FindAttribute(int index, string name)
    {
        // Most tags do not have it: looking for its letters is much faster than reading them all.
        ref var row = ref _rows[index];
        var html = _html.Span;
        var at = CursorOf(name).Within(html, row.Start, row.End);
        return at < 0 ? null : StartTagReader.At(html, row.NameEnd, at, name) ?? StartTagReader.Find(html, row.NameEnd, name);
    }

    /// <summary>Writes the page with what was changed at its elements.</summary>
    public void WriteTo(HtmlWriter to)
    {
        var html = _html.Span;
        var at = 0;
        var attributes = new List<OutlineAttribute>();
        for (var i = 0; i < Count; i++)
        {
            if (_rows[i].Changes is not { } changes)
                continue;
            attributes.Clear();
            var end = StartTagReader.Attributes(html, _rows[i].NameEnd, attributes);
            foreach (var attribute in attributes)
            {
                foreach (var (name, value) in changes)
                {
                    if (name != attribute.Name)
                        continue;
                    to.Raw(html[at..attribute.Start]).Attribute(name, value);
                    at = attribute.End;
                }
            }
            to.Raw(html[at..end]); // behind the name or the last attribute
            at = end;
            foreach (var (name, value) in changes)
            {
                if (!IsAmong(attributes, name))
                    to.Attr(name, value);
            }
        }
        to.Raw(html[at..]);
    }

    /// <summary>Gives the rows back; the outline and its elements are of no use then.</summary>
    public void Dispose()
    {
        _rows.AsSpan(0, Count).Clear(); // the pool must not keep a mail's texts alive
        ArrayPool<OutlineRow>.Shared.Return(_rows);
        _rows = [];
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
            case HtmlPieceKind.Text or HtmlPieceKind.TemplateTag or HtmlPieceKind.RawText when _open != OutlineRow.None:
                _rows[_open].HasText = true;
                break;
        }
    }

    private void Start(HtmlPiece piece)
    {
        while (_open != OutlineRow.None && HtmlNames.Closes(piece.Tag, _rows[_open].Tag))
            Close();
        if (Count == _rows.Length)
            Grow();
        var index = Count++;
        ref var last = ref _lastRoot;
        if (_open != OutlineRow.None)
            last = ref _rows[_open].LastChild;
        var previous = last;
        last = index;
        if (previous != OutlineRow.None)
            _rows[previous].Next = index;
        _rows[index] = new()
        {
            Tag = piece.Tag,
            Start = piece.Start,
            End = piece.End,
            Parent = _open,
            Previous = previous,
            Next = OutlineRow.None,
            LastChild = OutlineRow.None,
            Place = previous == OutlineRow.None ? 1 : _rows[previous].Place + 1,
        };
        if (HtmlNames.IsVoid(piece.Tag) || _depth == MaxDepth)
            return;
        _open = index;
        _depth++;
    }

    private void Close()
    {
        _open = _rows[_open].Parent;
        _depth--;
    }

    private void Grow()
    {
        var larger = ArrayPool<OutlineRow>.Shared.Rent(Count * 2);
        _rows.AsSpan(0, Count).CopyTo(larger);
        _rows.AsSpan(0, Count).Clear();
        ArrayPool<OutlineRow>.Shared.Return(_rows);
        _rows = larger;
    }

    /// <summary>Closes the nearest open element of the name and what is open in it; an end tag that nothing opened is passed over.</summary>
    private void End(HtmlPiece piece, ReadOnlySpan<char> html)
    {
        // Nearly every end tag closes what was opened last, in the same letters.
        var text = html[(piece.Start + 2)..piece.End];
        if (_open != OutlineRow.None && text.Length == _rows[_open].Tag.Length + 1 && text.StartsWith(_rows[_open].Tag))
        {
            Close();
            return;
        }
        var tag = piece.TagIn(html);
        var opened = _open;
        while (opened != OutlineRow.None && _rows[opened].Tag != tag)
            opened = _rows[opened].Parent;
        if (opened == OutlineRow.None)
            return;
        while (_open != opened)
            Close();
        Close();
    }
}
