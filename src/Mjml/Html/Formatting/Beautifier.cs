using Mjml.Html.Outline;

namespace Mjml.Html.Formatting;

/// <summary>Writes every block of a page on a line of its own, indented; runs of text stay as they are.</summary>
internal sealed class Beautifier
{
    private const int MaxIndent = 60; // deeper blocks stand below each other: the page would grow with the square of its depth

    private const int MaxDepth = 300;

    private readonly HtmlWriter _to;
    private readonly Stack<(string Tag, bool HasBlocks)> _open = new();
    private bool _inText;
    private int _verbatim;

    private Beautifier(HtmlWriter to) => _to = to;

    public static void Write(HtmlWriter to, ReadOnlySpan<char> html)
    {
        var beautifier = new Beautifier(to);
        var scanner = new HtmlScanner(html);
        while (scanner.Next(out var piece))
            beautifier.Add(piece with { Tag = piece.TagIn(html) }, html[piece.Start..piece.End]);
        to.TrimEnd().Raw("\n");
    }

    private void Add(HtmlPiece piece, ReadOnlySpan<char> text)
    {
        var isBlock = piece.Kind == HtmlPieceKind.Declaration || HtmlNames.IsBlock(piece.Tag)
            || (piece.Kind == HtmlPieceKind.Comment && !_inText && Minifier.IsConditional(text));
        if (piece.Kind == HtmlPieceKind.EndTag)
            _verbatim += Verbatim(piece);
        if (_verbatim > 0)
            _to.Raw(text);
        else if (!isBlock)
            AddText(text);
        if (piece.Kind == HtmlPieceKind.EndTag)
            End(piece.Tag, text, isBlock);
        else if (isBlock)
            Start(piece, text);
        if (piece.Kind == HtmlPieceKind.StartTag)
            _verbatim += Verbatim(piece);
    }

    private void AddText(ReadOnlySpan<char> text)
    {
        var isBlank = text.IsWhiteSpace();
        if (_inText || !isBlank)
            _to.Raw(_inText ? text : text.TrimStart());
        _inText |= !isBlank;
    }

    private void Start(HtmlPiece piece, ReadOnlySpan<char> text)
    {
        if (_verbatim == 0)
        {
            if (_open.TryPop(out var around))
                _open.Push(around with { HasBlocks = true });
            Line();
            _to.Raw(text);
        }
        _inText = false;
        if (piece.Kind == HtmlPieceKind.StartTag && !HtmlNames.IsVoid(piece.Tag) && text is not [.., '/', '>'] && _open.Count < MaxDepth)
            _open.Push((piece.Tag, false));
    }

    private void End(string tag, ReadOnlySpan<char> text, bool isBlock)
    {
        if (!isBlock)
            return;
        var hadBlocks = true;
        if (_open.Any(o => o.Tag == tag))
        {
            (string Tag, bool HasBlocks) closed;
            do
                closed = _open.Pop();
            while (closed.Tag != tag);
            hadBlocks = closed.HasBlocks;
        }
        if (_verbatim > 0)
            return;
        if (hadBlocks)
            Line();
        _to.Raw(text);
        _inText = false;
    }

    private void Line()
    {
        _to.TrimEnd();
        if (_to.Written.Length == 0)
            return;
        _to.Raw("\n");
        for (var i = Math.Min(_open.Count, MaxIndent); i > 0; i--)
            _to.Raw("  ");
    }

    private int Verbatim(HtmlPiece piece) => piece.Tag is not ("pre" or "textarea" or "style" or "script" or "title") ? 0
        : piece.Kind == HtmlPieceKind.StartTag ? 1
        : _verbatim > 0 ? -1 : 0;
}
