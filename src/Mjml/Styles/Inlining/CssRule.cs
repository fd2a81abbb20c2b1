namespace Mjml.Styles.Inlining;

/// <summary>One selector with its declarations; a list of selectors makes as many rules.</summary>
internal sealed record CssRule(Selector Selector, IReadOnlyList<Declaration> Declarations);
