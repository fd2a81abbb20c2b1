namespace Mjml.Styles.Inlining;

/// <summary>A declaration of a rule or a <c>style</c> attribute.</summary>
/// <param name="Name">Empty for a text with template tags in which only the template knows what is declared.</param>
/// <param name="Position">Where it stands: of two of the same weight the later one wins.</param>
internal sealed record Declaration(string Name, string Value, bool IsImportant, int Position);
