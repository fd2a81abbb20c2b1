namespace Mjml.Parsing;

/// <summary>A text that nodes and faults have their places in: the document, or a file that it includes.</summary>
/// <param name="File">The included file's path below the root; <c>null</c> for the document itself.</param>
internal sealed record SourceText(string? File, string Text);
