using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>Cuts a text into text, outputs and tags; comments vanish here. A bad tag is told and passed over.</summary>
internal sealed class Scanner
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly FaultList _faults;
    private readonly List<Token> _tokens = [];
    private int _position;
    private bool _trim;

    private Scanner(SourceText source, int start, FaultList faults) => (_source, _text, _position, _faults) = (source, source.Text, start, faults);

    public static IReadOnlyList<Token> Scan(SourceText source, int start, FaultList faults) => new Scanner(source, start, faults).Run();

    private List<Token> Run()
    {
        var from = _position;
        while (NextOpening() is >= 0 and var opening)
        {
            var output = _text[opening + 1] == '{';
            var end = Closing(opening, output ? "}}" : "%}");
            if (end < 0)
            {
                _faults.Error(FaultCodes.Unclosed, _source.At(opening, opening + 2), $"'{(output ? "{{" : "{%")}' is not closed.", $"Add '{(output ? "}}" : "%}")}'.");
                _position = opening + 2;
                continue;
            }
            AddText(from, opening, trimEnd: _text[opening + 2] == '-');
            from = _position = end;
            var inner = Inner(opening, end);
            _trim = _text[end - 3] == '-' && end - 3 > opening + 1;
            if (output)
                _tokens.Add(new(TokenKind.Output, _source.At(opening, end), inner));
            else
                from = AddTag(_source.At(opening, end), inner);
        }
        AddText(from, _text.Length, trimEnd: false);
        return _tokens;
    }

    private int NextOpening()
    {
        for (var i = _position; i < _text.Length - 1; i++)
        {
            if (_text[i] == '{' && _text[i + 1] is '{' or '%')
                return i;
        }
        return -1;
    }

    /// <summary>The offset behind the closing delimiter; -1 where another tag begins first.</summary>
    private int Closing(int opening, string delimiter)
    {
        var end = _text.IndexOf(delimiter, opening + 2, StringComparison.Ordinal);
        if (end < 0)
            return -1;
        if (delimiter == "%}" && IsNote(opening))
            return end + 2;
        var quote = '\0';
        for (var i = opening + 2; i < end; i++)
        {
            var c = _text[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '{' && _text[i + 1] is '{' or '%')
                return -1;
        }
        return end + 2;
    }

    /// <summary><c>{% # … %}</c>: ends at the first closing delimiter, whatever stands in it.</summary>
    private bool IsNote(int opening)
    {
        var i = opening + 2;
        if (i < _text.Length && _text[i] == '-')
            i++;
        while (i < _text.Length && char.IsWhiteSpace(_text[i]))
            i++;
        return i < _text.Length && _text[i] == '#';
    }

    private Place Inner(int opening, int end)
    {
        var start = opening + 2 + (_text[opening + 2] == '-' ? 1 : 0);
        var last = end - 2 - (_text[end - 3] == '-' ? 1 : 0);
        return _source.At(Math.Min(start, end - 2), Math.Max(last, Math.Min(start, end - 2)));
    }

    private void AddText(int start, int end, bool trimEnd)
    {
        while (_trim && start < end && char.IsWhiteSpace(_text[start]))
            start++;
        while (trimEnd && end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        if (start < end)
            _tokens.Add(new(TokenKind.Text, _source.At(start, end), _source.At(start, end)));
        _trim = false;
    }

    /// <summary>Adds a tag and gives the offset where scanning goes on.</summary>
    private int AddTag(Place place, Place inner)
    {
        var start = inner.Start;
        while (start < inner.End && char.IsWhiteSpace(_text[start]))
            start++;
        var end = start;
        while (end < inner.End && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_'))
            end++;
        var name = _text[start..end];
        if (name.Length == 0 && start < inner.End && _text[start] == '#')
        {
            if (inner.Text.Split('\n').Any(line => line.AsSpan().Trim() is { Length: > 0 } words && words[0] != '#'))
                _faults.Error(FaultCodes.Syntax, place, "A line of this note does not begin with '#'.", "Begin each of its lines with '#'.");
            return _position;
        }
        if (name == "doc" && inner.Text.AsSpan().Trim().Length > 3)
            _faults.Error(FaultCodes.Syntax, place, "'doc' takes nothing beside its name.", "Write {% doc %}.");
        if (name is "raw" or "comment" or "doc")
            return SkipTo(place, name);
        if (name.Length == 0)
            _faults.Error(FaultCodes.Syntax, place, "The tag has no name.", "A tag begins with a word: {% if … %}.");
        else
            _tokens.Add(new(TokenKind.Tag, place, _source.At(end, inner.End), name));
        return _position;
    }

    /// <summary>Takes everything up to the matching end as it stands. In a comment, comments and raw text have their own ends.</summary>
    private int SkipTo(Place opening, string name)
    {
        var depth = 1;
        var raw = false;
        for (var at = opening.End; (at = _text.IndexOf("{%", at, StringComparison.Ordinal)) >= 0; at += 2)
        {
            var close = _text.IndexOf("%}", at + 2, StringComparison.Ordinal);
            if (close < 0)
                break;
            var word = FirstWord(at + 2, close);
            if (raw)
                raw = word is not "endraw";
            else if (word is "raw" && name == "comment")
                raw = true;
            else if (word.SequenceEqual(name) && name == "comment")
                depth++;
            else if (word.SequenceEqual(name) && name == "doc")
                _faults.Error(FaultCodes.Syntax, _source.At(at, close + 2), "'doc' cannot stand in 'doc'.");
            else if (word.SequenceEqual("end" + name) && --depth == 0)
            {
                if (name == "raw")
                    _tokens.Add(new(TokenKind.Raw, opening, _source.At(opening.End, at)));
                _trim = _text[close - 1] == '-';
                return _position = close + 2;
            }
        }
        _faults.Error(FaultCodes.Unclosed, opening, $"'{name}' is not closed.", $"Add {{% end{name} %}}.");
        return _position = _text.Length;
    }

    private ReadOnlySpan<char> FirstWord(int start, int end)
    {
        var words = _text.AsSpan(start, end - start).TrimStart('-').Trim();
        var length = 0;
        while (length < words.Length && char.IsLetterOrDigit(words[length]))
            length++;
        return words[..length];
    }
}
