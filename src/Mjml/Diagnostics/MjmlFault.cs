namespace Mjml.Diagnostics;

/// <summary>Something wrong with a document, at a place of its text.</summary>
/// <param name="Code">Stable, <c>MJ001</c>…; listed in docs/mjml.md.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="File">The included file that it is in; <c>null</c> for the document itself.</param>
public sealed record MjmlFault(
    string Code, MjmlSeverity Severity, string Message, string? Tag, int Line, int Column, int Offset, int Length, string? Suggestion = null,
    string? File = null);

/// <summary>An error leaves something out of the output; a warning does not; an info tells what is decided when the mail is sent.</summary>
public enum MjmlSeverity
{
    Info,
    Warning,
    Error,
}
