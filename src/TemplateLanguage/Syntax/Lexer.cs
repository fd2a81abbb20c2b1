using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>Reads the markup inside a tag word by word.</summary>
internal sealed class Lexer
{
    private static readonly string[] Symbols = ["..", "==", "!=", "<>", "<=", ">=", "<", ">", ".", ",", ":", "|", "(", ")", "[", "]", "="];

    private readonly SourceText _source;
    private readonly int _end;
    private int _position;

    public Lexer(Place markup, FaultList faults)
    {
        (_source, _position, _end, Faults) = (markup.Source, markup.Start, markup.End, faults);
        Next = Read();
    }

    public FaultList Faults { get; }

    /// <summary>The word that is read next.</summary>
    public Lexeme Next { get; private set; }

    public bool AtEnd => Next.Kind == LexemeKind.End;

    public Lexeme Take()
    {
        var taken = Next;
        Next = Read();
        return taken;
    }

    public bool TryTake(string symbol)
    {
        if (!Next.Is(symbol))
            return false;
        Take();
        return true;
    }

    public Lexeme? TakeName(string what)
    {
        if (Next.Kind == LexemeKind.Name)
            return Take();
        Expected(what);
        return null;
    }

    /// <summary>Takes the symbol, or tells that it is missing.</summary>
    public bool Expect(string symbol)
    {
        if (TryTake(symbol))
            return true;
        Expected($"'{symbol}'");
        return false;
    }

    public void Expected(string what) => Faults.Error(FaultCodes.Syntax, Next.Place, $"Expected {what}, found {Next}.");

    private Lexeme Read()
    {
        var text = _source.Text;
        while (_position < _end && char.IsWhiteSpace(text[_position]))
            _position++;
        var start = _position;
        if (start >= _end)
            return new(LexemeKind.End, "", _source.At(_end, _end));
        var c = text[start];
        if (char.IsLetter(c) || c == '_')
            return Name(start);
        if (char.IsAsciiDigit(c) || (c == '-' && start + 1 < _end && char.IsAsciiDigit(text[start + 1])))
            return Number(start);
        if (c is '"' or '\'')
            return String(start, c);
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0 && start + symbol.Length <= _end)
                return Word(LexemeKind.Symbol, start + symbol.Length);
        }
        return Word(LexemeKind.Symbol, start + 1);
    }

    private Lexeme Name(int start)
    {
        var text = _source.Text;
        var end = start + 1;
        while (end < _end && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'))
            end++;
        if (end < _end && text[end] == '?')
            end++;
        var name = Word(LexemeKind.Name, end);
        return name with { Text = string.Intern(name.Text) }; // one string for each name of a template, so that rendering finds it by reference
    }

    private Lexeme Number(int start)
    {
        var text = _source.Text;
        var end = start + 1;
        while (end < _end && char.IsAsciiDigit(text[end]))
            end++;
        if (end + 1 < _end && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < _end && char.IsAsciiDigit(text[end]))
                end++;
            return Word(LexemeKind.Number, end);
        }
        if (end >= _end || !char.IsLetter(text[end]))
            return Word(LexemeKind.Number, end);
        while (end < _end && char.IsLetterOrDigit(text[end]))
            end++;
        return Word(LexemeKind.Duration, end);
    }

    private Lexeme String(int start, char quote)
    {
        var end = _source.Text.IndexOf(quote, start + 1, _end - start - 1);
        if (end < 0)
        {
            Faults.Error(FaultCodes.Syntax, _source.At(start, start + 1), $"The text that begins with {quote} has no end.", $"Close it with {quote}.");
            _position = _end;
            return new(LexemeKind.String, _source.Text[(start + 1).._end], _source.At(start, _end));
        }
        _position = end + 1;
        return new(LexemeKind.String, _source.Text[(start + 1)..end], _source.At(start, end + 1));
    }

    private Lexeme Word(LexemeKind kind, int end)
    {
        var start = _position;
        _position = end;
        return new(kind, _source.Text[start..end], _source.At(start, end));
    }
}
