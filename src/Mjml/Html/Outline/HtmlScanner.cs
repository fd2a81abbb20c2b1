using Mjml.Parsing;

namespace Mjml.Html.Outline;

internal enum HtmlPieceKind
{
    Text,
    TemplateTag,
    Comment,
    Declaration,
    StartTag,
    EndTag,

    /// <summary>What stands in a style, script, title or textarea: no markup.</summary>
    RawText,
}

/// <summary>A piece of a page, from <paramref name="Start"/> to <paramref name="End"/>.</summary>
/// <param name="Tag">Of start tags, in lower case.</param>
internal readonly record struct HtmlPiece(HtmlPieceKind Kind, int Start, int End, string Tag = "")
{
    /// <summary>The name of a start or end tag in lower case; who knows what is open seldom needs to look an end tag's up.</summary>
    public string TagIn(ReadOnlySpan<char> html) => Kind == HtmlPieceKind.EndTag ? HtmlNames.Lower(html[(Start + 2)..End].TrimEnd('>').Trim()) : Tag;
}

/// <summary>Cuts a page into pieces, in one forward reading that any text survives.</summary>
internal ref struct HtmlScanner(ReadOnlySpan<char> html)
{
    private readonly ReadOnlySpan<char> _html = html;
    private int _at;
    private string? _raw;

    public bool Next(out HtmlPiece piece)
    {
        if (_at >= _html.Length)
        {
            piece = default;
            return false;
        }
        piece = _raw is null ? Read() : ReadRaw();
        _at = piece.End;
        return true;
    }

    private HtmlPiece Read()
    {
        var rest = _html[_at..];
        if (rest[0] == '{' && TemplateTags.StartsAt(_html, _at))
            return new(HtmlPieceKind.TemplateTag, _at, TemplateTags.End(_html, _at));
        if (rest[0] == '<' && rest.Length > 1)
        {
            if (char.IsAsciiLetter(rest[1]))
                return ReadStartTag();
            if (rest.StartsWith("<!--"))
                return new(HtmlPieceKind.Comment, _at, EndOf("-->"));
            if (rest[1] is '!' or '?')
                return new(HtmlPieceKind.Declaration, _at, EndOf(">"));
            if (rest[1] == '/' && rest.Length > 2 && char.IsAsciiLetter(rest[2]))
                return new(HtmlPieceKind.EndTag, _at, EndOf(">"));
        }
        return new(HtmlPieceKind.Text, _at, TextEnd());
    }

    private HtmlPiece ReadStartTag()
    {
        var nameEnd = StartTagReader.Name(_html, _at + 1);
        var tag = HtmlNames.Lower(_html[(_at + 1)..nameEnd]);
        if (tag is "style" or "script" or "title" or "textarea" or "xmp")
            _raw = tag;
        return new(HtmlPieceKind.StartTag, _at, StartTagReader.End(_html, nameEnd), tag);
    }

    private HtmlPiece ReadRaw()
    {
        var close = _html[_at..].IndexOf($"</{_raw}", StringComparison.OrdinalIgnoreCase);
        _raw = null;
        return close == 0 ? Read() : new(HtmlPieceKind.RawText, _at, close < 0 ? _html.Length : _at + close);
    }

    /// <summary>A <c>&lt;</c> or <c>{</c> that begins nothing is text.</summary>
    private readonly int TextEnd()
    {
        var next = _html[(_at + 1)..].IndexOfAny('<', '{');
        return next < 0 ? _html.Length : _at + 1 + next;
    }

    private readonly int EndOf(string close)
    {
        var end = _html[_at..].IndexOf(close);
        return end < 0 ? _html.Length : _at + end + close.Length;
    }
}
