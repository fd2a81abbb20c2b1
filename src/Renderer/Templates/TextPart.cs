using System.Net;
using System.Text;

namespace Renderer.Templates;

/// <summary>
/// Derives the text part from the HTML, for clients and readers that want no HTML. Template tags keep their order: outputs are words,
/// control flow takes no room of its own. Between words stand marks, which <see cref="TextBreaks.Settle"/> makes breaks of once a message is rendered.
/// </summary>
internal sealed class TextPart
{
    private static readonly HashSet<string> Void = ["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "mj-image", "mj-divider", "mj-spacer"];
    private static readonly HashSet<string> Paragraphs = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "mj-section", "mj-text", "mj-button", "mj-image"];
    private static readonly HashSet<string> Lines = ["div", "tr", "td", "th", "li", "blockquote", "mj-column", "mj-table"];
    private static readonly HashSet<string> Unread = ["head", "style", "script", "title"];

    private const string Struck = "~~"; // as in Markdown, and in many a messenger

    private readonly StringBuilder _text = new();
    private readonly Stack<Link> _links = [];
    private readonly Stack<bool> _dataTables = [];
    private char _owed; // the mark that is due before whatever comes next

    public static string Of(string html)
    {
        var part = new TextPart();
        part.Read(new HtmlScanner(html));
        return part._text.Length == 0 ? "" : part._text.Append(TextBreaks.Line).ToString();
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
                case HtmlPieceKind.Output or HtmlPieceKind.Tag:
                    Word(piece.Raw); // what is due before control flow is due whichever way it goes
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
                Owe(_owed is TextBreaks.Line or TextBreaks.Paragraph ? TextBreaks.Paragraph : TextBreaks.Line);
                break;
            case "hr":
                Break("p");
                Word("---");
                Break("p");
                break;
            case "li":
                Word("-");
                Owe(TextBreaks.Space);
                break;
            case "s" or "del" or "strike":
                Word(Struck);
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
        if (name is "s" or "del" or "strike")
            _text.Append(Struck);
        if (name == "table")
            _dataTables.TryPop(out _);
        Break(name);
    }

    private void Break(string name)
    {
        if (name is "td" or "th" && _dataTables.TryPeek(out var isData) && isData)
            Owe(TextBreaks.Cell);
        else if (name == "table" ? _dataTables.Count == 0 : Paragraphs.Contains(name)) // tables in tables are layout: sections are apart, rows only lines
            Owe(TextBreaks.Paragraph);
        else if (name == "table" || Lines.Contains(name))
            Owe(TextBreaks.Line);
    }

    /// <summary>A link's address behind its words, unless they are the address.</summary>
    private void Address(Link link)
    {
        if (link.Href is not { Length: > 0 } href || href.StartsWith('#'))
            return;
        var words = _text.ToString(link.Start, _text.Length - link.Start).Trim([TextBreaks.Paragraph, TextBreaks.Line, TextBreaks.Cell, TextBreaks.Space, ' ']);
        if (words.Length == 0 || words == href || href == "mailto:" + words || href == "tel:" + words)
            return;
        _text.Append(" (").Append(href).Append(')');
    }

    /// <param name="text">Not empty.</param>
    private void Words(string text)
    {
        if (char.IsWhiteSpace(text[0]))
            Owe(TextBreaks.Space);
        foreach (var word in text.Split([' ', '\t', '\r', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (string.IsNullOrWhiteSpace(word))
                continue;
            Word(word);
            Owe(TextBreaks.Space);
        }
        if (_owed == TextBreaks.Space && !char.IsWhiteSpace(text[^1]))
            _owed = default;
    }

    private void Word(string word)
    {
        if (_owed != default)
            _text.Append(_owed);
        _owed = default;
        _text.Append(word);
    }

    private void Owe(char mark)
    {
        if (_owed == default || mark < _owed)
            _owed = mark;
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
