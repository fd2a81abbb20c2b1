using System.Net;
using System.Text;

namespace Renderer.Templates;

/// <summary>
/// Derives the text part from the HTML, for clients and readers that want no HTML. Template tags keep their order: outputs are words,
/// control flow takes no room of its own.
/// </summary>
internal sealed class TextPart
{
    private static readonly HashSet<string> Void = ["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "mj-image", "mj-divider", "mj-spacer"];
    private static readonly HashSet<string> Paragraphs = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "mj-section", "mj-text", "mj-button", "mj-image"];
    private static readonly HashSet<string> Lines = ["div", "tr", "td", "th", "li", "blockquote", "mj-column", "mj-table"];
    private static readonly HashSet<string> Unread = ["head", "style", "script", "title"];

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _tags = new(); // control flow that waits for what comes next: a block or a word
    private readonly Stack<Link> _links = [];
    private readonly Stack<bool> _dataTables = [];
    private int _breaks; // line breaks owed before the next word
    private bool _space; // a space owed before the next word
    private bool _cell; // a cell of a data table ended: cells stand beside each other

    public static string Of(string html)
    {
        var part = new TextPart();
        part.Read(new HtmlScanner(html));
        part.Flush();
        return part._text.Length == 0 ? "" : part._text.Append('\n').ToString();
    }

    /// <summary>A product's picture and its name often say the same: a line that is no more than the words of the link above it is left out.</summary>
    public static string WithoutRepeats(string text)
    {
        StringBuilder? kept = null;
        ReadOnlySpan<char> words = [];
        var from = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            var line = text.AsSpan(start, end - start).Trim();
            if (!words.IsEmpty && line.SequenceEqual(words))
            {
                (kept ??= new(text.Length)).Append(text, from, start - from);
                from = end;
            }
            words = line is [.., ')'] && line.LastIndexOf(" (") is > 0 and var address ? line[..address] : [];
            start = end;
        }
        return kept is null ? text : kept.Append(text, from, text.Length - from).ToString();
    }

    private void Read(HtmlScanner scanner)
    {
        while (scanner.TryRead(out var piece))
        {
            switch (piece.Kind)
            {
                case HtmlPieceKind.Text:
                    Words(WebUtility.HtmlDecode(piece.Raw));
                    break;
                case HtmlPieceKind.Output:
                    Word(piece.Raw);
                    break;
                case HtmlPieceKind.Tag:
                    _tags.Append(piece.Raw);
                    break;
                case HtmlPieceKind.Start when Unread.Contains(piece.Name) || IsHidden(piece):
                    Skip(scanner, piece);
                    break;
                case HtmlPieceKind.Start:
                    Start(piece);
                    break;
                default:
                    End(piece.Name);
                    break;
            }
        }
    }

    private void Start(HtmlPiece element)
    {
        var name = element.Name;
        Break(name);
        switch (name)
        {
            case "br":
                _breaks = Math.Min(_breaks + 1, 2);
                break;
            case "hr":
                Break("p");
                Word("---");
                Break("p");
                break;
            case "li":
                Word("-");
                _space = true;
                break;
            case "a" or "mj-button":
                _links.Push(new(element.Attribute("href"), _text.Length));
                break;
            case "table":
                _dataTables.Push(element.Attribute("role") != "presentation");
                break;
            // A picture says something where it is all that a link shows; elsewhere the words beside it do.
            case "img" or "mj-image" when _links.Count > 0 && element.Attribute("alt") is { Length: > 0 } alt:
                Words(alt);
                break;
        }
    }

    private void End(string name)
    {
        if (name is "a" or "mj-button" && _links.TryPop(out var link))
            Address(link);
        if (name == "table")
            _dataTables.TryPop(out _);
        Break(name);
    }

    private void Break(string name)
    {
        // Control flow around blocks: what is owed is paid inside of it, once for each turn of a loop.
        if (name is "td" or "th" or "table" or "br" || Paragraphs.Contains(name) || Lines.Contains(name))
            Flush();
        if (name is "td" or "th" && _dataTables.TryPeek(out var isData) && isData)
            _cell = true;
        else if (name == "table" ? _dataTables.Count == 0 : Paragraphs.Contains(name)) // tables in tables are layout: sections are apart, rows only lines
            _breaks = 2;
        else if (name == "table" || Lines.Contains(name))
            _breaks = Math.Max(_breaks, 1);
    }

    /// <summary>A link's address behind its words, unless they are the address.</summary>
    private void Address(Link link)
    {
        if (link.Href is not { Length: > 0 } href || href.StartsWith('#') || _text.Length == link.Start)
            return;
        var words = _text.ToString(link.Start, _text.Length - link.Start).Trim();
        if (words == href || href == "mailto:" + words || href == "tel:" + words)
            return;
        Flush();
        _text.Append(" (").Append(href).Append(')');
    }

    private void Words(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            _space |= text.Length > 0;
            return;
        }
        foreach (var word in text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            _space |= char.IsWhiteSpace(text[0]);
            Word(word);
            _space = true;
        }
        _space = char.IsWhiteSpace(text[^1]);
    }

    private void Word(string word)
    {
        if (_text.Length > 0 && _breaks > 0)
            _text.Append('\n', _breaks);
        else if (_text.Length > 0 && _cell)
            _text.Append("  ");
        else if (_text.Length > 0 && _space)
            _text.Append(' ');
        (_breaks, _space, _cell) = (0, false, false);
        Flush(); // control flow around words: what is owed stands before it, whichever way it goes
        _text.Append(word);
    }

    private void Flush()
    {
        _text.Append(_tags);
        _tags.Clear();
    }

    /// <summary>Preheaders and their like: in the HTML so that inboxes read them, hidden so that people do not.</summary>
    private static bool IsHidden(HtmlPiece element) =>
        element.Attribute("style")?.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase) == true && !Void.Contains(element.Name);

    private static void Skip(HtmlScanner scanner, HtmlPiece element)
    {
        var name = element.Name;
        if (element.Raw.EndsWith("/>", StringComparison.Ordinal))
            return;
        if (name is "style" or "script" or "title")
            scanner.SkipTo("</" + name);
        for (var depth = 1; depth > 0 && scanner.TryRead(out var piece);)
        {
            if (piece.Kind == HtmlPieceKind.Start && piece.Name == name && !piece.Raw.EndsWith("/>", StringComparison.Ordinal))
                depth++;
            else if (piece.Kind == HtmlPieceKind.End && piece.Name == name)
                depth--;
        }
    }

    private readonly record struct Link(string? Href, int Start);
}
