using TemplateLanguage.Syntax;

namespace TemplateLanguage.Values;

/// <summary>Why an expression has no value, and where.</summary>
/// <param name="Path">The data it is about, from its source on, where it is about some.</param>
internal sealed record EvaluationFault(Place Place, string Message, string? Path = null);
