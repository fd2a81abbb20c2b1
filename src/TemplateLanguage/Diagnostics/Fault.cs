namespace TemplateLanguage.Diagnostics;

/// <summary>Something wrong with a template, with its place and, where we know one, the way to mend it.</summary>
/// <param name="Code">Stable code, <c>TL001</c>…; listed in docs/faults.md.</param>
public sealed record Fault(string Code, Severity Severity, string Message, SourceSpan Place, string? Suggestion = null)
{
    /// <summary>Further places that explain the fault, such as the line inside a partial.</summary>
    public IReadOnlyList<(SourceSpan Place, string Message)> Related { get; init; } = [];

    /// <summary>Of a fault while rendering: the data it is about, from its source on, such as <c>cart.items[2].price</c>.</summary>
    public string? Path { get; init; }

    public override string ToString() => $"{Place}: {Code} {Message}{(Suggestion is null ? "" : $" {Suggestion}")}";
}
