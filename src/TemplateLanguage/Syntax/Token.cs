namespace TemplateLanguage.Syntax;

/// <summary>Text, an output or a tag, as the scanner cuts them.</summary>
/// <param name="Place">With the delimiters.</param>
/// <param name="Inner">Without them; for a tag also without its name.</param>
/// <param name="Name">A tag's name.</param>
internal sealed record Token(TokenKind Kind, Place Place, Place Inner, string Name = "");

internal enum TokenKind
{
    Text,
    Output,
    Tag,

    /// <summary>What stands between <c>raw</c> and <c>endraw</c>.</summary>
    Raw,
}
