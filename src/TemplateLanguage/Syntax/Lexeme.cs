namespace TemplateLanguage.Syntax;

/// <summary>A word of the markup inside a tag.</summary>
internal readonly record struct Lexeme(LexemeKind Kind, string Text, Place Place)
{
    public bool Is(string symbol) => Kind is LexemeKind.Symbol or LexemeKind.Name && Text == symbol;

    public override string ToString() => Kind == LexemeKind.End ? "the end of the tag" : $"'{Place.Text}'";
}

internal enum LexemeKind
{
    End,
    Name,
    String,
    Number,

    /// <summary>A number and letters, no space between: <c>120ms</c>.</summary>
    Duration,
    Symbol,
}
