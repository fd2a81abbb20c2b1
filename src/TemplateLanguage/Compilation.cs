using TemplateLanguage.Diagnostics;

namespace TemplateLanguage;

/// <summary>What came of compiling a template.</summary>
/// <param name="Template"><c>null</c> where a fault is an error.</param>
/// <param name="Faults">All faults, in the order of their places.</param>
public sealed record Compilation(CompiledTemplate? Template, IReadOnlyList<Fault> Faults);
