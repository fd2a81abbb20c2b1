using System.Buffers;
using Mjml.Parsing;
using Mjml.Styles;

namespace Mjml.Html;

/// <summary>Writes HTML into one pooled buffer.</summary>
/// <param name="hasTemplateTags">Braces may be template tags, whose quotes stay as they are. In a rendered page they are text.</param>
/// <param name="room">About how many characters there will be.</param>
/// <param name="front">Characters to be kept free for <see cref="MoveToFront"/>.</param>
internal sealed class HtmlWriter(bool hasTemplateTags = true, int room = 32 * 1024, int front = 0) : IDisposable
{
    /// <summary>A long default at many elements would multiply without end: what comes later is not written.</summary>
    public const int MaxLength = 50_000_000;

    private const string StartMso = "<!--[if mso | IE]>";
    private const string EndIf = "<![endif]-->";

    private char[] _buffer = ArrayPool<char>.Shared.Rent(room + front);
    private int _start = front;
    private int _length = front; // from the begin of the buffer
    private int _lastEndMso = -1; // where the writer's own last conditional ended
    private int _startOfLeftOut;
    private bool _inStyle;
    private string? _lastFamily;

    /// <summary>What only Outlook reads, and what tells others apart from it, is not written.</summary>
    public bool WithoutOutlook { get; init; }

    /// <summary>The page was too long, and something is missing.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Fonts that are named in styles: web fonts among them are linked in the head.</summary>
    public HashSet<string> Families { get; } = [];

    public int Length => _length - _start;

    public ReadOnlySpan<char> Written => _buffer.AsSpan(_start, Length);

    /// <summary>What is written so far; further writing may leave it behind.</summary>
    public ReadOnlyMemory<char> WrittenMemory => _buffer.AsMemory(_start, Length);

    /// <summary>Writes text as it is.</summary>
    public HtmlWriter Raw(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _buffer.Length && !Grow(text.Length))
            return this;
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
        return this;
    }

    /// <summary>Writes an author's HTML as it is.</summary>
    public HtmlWriter Html(string html)
    {
        FontLinks.Collect(html, "\"", Families);
        return Raw(html);
    }

    /// <summary>
    /// Writes an author's HTML that stands between elements. What it holds for every Outlook alone becomes one with what elements beside it write for
    /// Outlook.
    /// </summary>
    public HtmlWriter Between(string html)
    {
        if (WithoutOutlook)
            return Html(html);
        var continues = _lastEndMso == _length && html.StartsWith(StartMso, StringComparison.Ordinal);
        if (continues)
            _length -= EndIf.Length;
        Html(continues ? html[StartMso.Length..] : html);
        if (html.EndsWith(EndIf, StringComparison.Ordinal) && ConditionalComment.HoldsForOutlook(html.AsSpan(0, html.Length - EndIf.Length)))
            _lastEndMso = _length;
        return this;
    }

    /// <summary>Takes back white space at the end.</summary>
    public HtmlWriter TrimEnd()
    {
        _length = _start + Written.TrimEnd().Length;
        return this;
    }

    /// <summary>Opens a start tag: <c>&lt;td</c>. Attributes and styles follow, then <see cref="Close"/>.</summary>
    public HtmlWriter Open(string tag)
    {
        if (!Reserve(tag.Length + 1))
            return this;
        Put('<');
        Put(tag);
        return this;
    }

    /// <summary>Writes an attribute, if it has a value. A quote in it becomes a reference, so that it cannot end it; template tags stay.</summary>
    public HtmlWriter Attr(string name, string? value)
    {
        if (value is null || !Reserve(name.Length + value.Length + 4))
            return this;
        Put(' ');
        return Attribute(name, value);
    }

    /// <summary>Writes an attribute without a blank before it.</summary>
    public HtmlWriter Attribute(string name, string value)
    {
        if (!Reserve(name.Length + value.Length + 3))
            return this;
        Put(name);
        Put('=');
        Put('"');
        Value(value);
        if (Reserve(1))
            Put('"');
        return this;
    }

    /// <summary>Adds a declaration to the start tag's <c>style</c>, which begins with the first one that has a value.</summary>
    public HtmlWriter Style(string property, string? value)
    {
        if (value is null)
            return this;
        if (!_inStyle)
        {
            Raw(" style=\"");
            _inStyle = true;
        }
        if ((object)property == "font-family" && !ReferenceEquals(value, _lastFamily))
            Families.Add(_lastFamily = value);
        if (!Reserve(property.Length + value.Length + 2))
            return this;
        Put(property);
        Put(':');
        Value(value);
        if (Reserve(1))
            Put(';');
        return this;
    }

    /// <summary>Adds declarations as they are written, each with its semicolon.</summary>
    public HtmlWriter StyleText(string declarations)
    {
        if (!_inStyle)
            Raw(" style=\"");
        _inStyle = true;
        return Raw(declarations);
    }

    /// <summary>Ends the <c>style</c> attribute; further attributes may follow.</summary>
    public HtmlWriter EndStyle()
    {
        if (_inStyle)
            Raw("\"");
        _inStyle = false;
        return this;
    }

    public HtmlWriter Close(string end = ">") => EndStyle().Raw(end);

    /// <summary>Begins what only Outlook reads, or goes on with it where nothing came between.</summary>
    public HtmlWriter BeginMso()
    {
        if (WithoutOutlook)
            _startOfLeftOut = _length;
        if (_lastEndMso != _length)
            return Raw(StartMso);
        _length -= EndIf.Length;
        _lastEndMso = -1;
        return this;
    }

    public HtmlWriter EndMso()
    {
        if (WithoutOutlook)
        {
            _length = _startOfLeftOut;
            return this;
        }
        Raw(EndIf);
        _lastEndMso = _length;
        return this;
    }

    /// <summary>Begins what Outlook passes over, and Internet Explorer too where asked.</summary>
    public HtmlWriter BeginNotMso(bool ie = false) =>
        WithoutOutlook ? this : Raw(ie ? "<!--[if !mso | IE]><!-->" : "<!--[if !mso]><!-->");

    public HtmlWriter EndNotMso() => WithoutOutlook ? this : Raw("<!--<![endif]-->");

    /// <summary>A place to go back to.</summary>
    public (int Length, int LastEndMso) Mark() => (_length, _lastEndMso);

    public void Restore((int Length, int LastEndMso) mark)
    {
        (_length, _lastEndMso) = mark;
        if (_lastEndMso == _length) // what was written since may have gone on with the conditional that ended here
            EndIf.CopyTo(_buffer.AsSpan(_length - EndIf.Length));
    }

    /// <summary>Moves what was written last, from <paramref name="from"/> on, before all the rest.</summary>
    public void MoveToFront(int from)
    {
        var moved = Written[from..];
        if (moved.Length <= _start)
        {
            _start -= moved.Length;
            moved.CopyTo(_buffer.AsSpan(_start));
            _length -= moved.Length;
            return;
        }
        var copy = moved.ToArray();
        Written[..from].CopyTo(_buffer.AsSpan(_start + copy.Length));
        copy.CopyTo(_buffer.AsSpan(_start));
    }

    public override string ToString() => new(Written);

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
        _start = _length = 0;
    }

    /// <summary>Writes a value so that it cannot end its attribute, nor, with <c>--&gt;</c>, the conditional comment that it may stand in.</summary>
    private void Value(string value)
    {
        if (!value.AsSpan().ContainsAny('"', '>'))
        {
            Put(value); // the caller has reserved room for it
            return;
        }
        for (var at = 0; at < value.Length;)
        {
            var end = hasTemplateTags && TemplateTags.StartsAt(value, at) ? TemplateTags.End(value, at) : at + 1;
            Raw(value[at] == '"' ? "&quot;" : IsCommentEnd(value, at) ? "&gt;" : value.AsSpan(at, end - at));
            at = end;
        }
    }

    private static bool IsCommentEnd(string value, int at) => value[at] == '>' && at > 1 && value[at - 1] is '-' or '!' && value[at - 2] == '-';

    private bool Reserve(int room) => _length + room <= _buffer.Length || Grow(room);

    /// <summary>Writes where room is reserved.</summary>
    private void Put(string text)
    {
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    private void Put(char c) => _buffer[_length++] = c;

    private bool Grow(int by)
    {
        IsFull |= _length + by > MaxLength;
        if (IsFull)
            return false;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + by, _buffer.Length * 2));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
        return true;
    }
}
