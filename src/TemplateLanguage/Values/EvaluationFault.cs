using TemplateLanguage.Syntax;

namespace TemplateLanguage.Values;

/// <summary>Why an expression has no value, and where.</summary>
internal sealed record EvaluationFault(Place Place, string Message);
