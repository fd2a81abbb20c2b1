namespace Renderer.Editor.Protocol;

internal sealed record Markup(string Value, string Kind = "markdown");

internal sealed record TextEdit(Range Range, string NewText);

/// <param name="SortText">Keeps the order of the list.</param>
internal sealed record CompletionItem(string Label, int Kind, string? Detail, Markup? Documentation, string SortText, TextEdit TextEdit);

internal sealed record Hover(Markup Contents, Range Range);

internal sealed record Related(Location Location, string Message);

/// <param name="Severity">1 error, 2 warning, 3 information.</param>
/// <param name="Tags">1: what is not needed, shown faded.</param>
internal sealed record Diagnostic(Range Range, int Severity, string Code, string Message, IReadOnlyList<Related>? RelatedInformation, IReadOnlyList<int>? Tags, string Source = "renderer");
