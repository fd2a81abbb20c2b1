using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Rendering;

/// <summary>What came of rendering one message, and how its sources and blocks fared.</summary>
public abstract record RenderOutcome
{
    private RenderOutcome() { }

    public required RenderReport Report { get; init; }

    /// <summary>The message is complete.</summary>
    public sealed record Rendered(RenderedParts Parts) : RenderOutcome;

    /// <summary>The template says that this message is not sent, ever.</summary>
    public sealed record Aborted(string Reason) : RenderOutcome;

    /// <summary>The template asks to be tried again later.</summary>
    public sealed record Deferred(TimeSpan After, string Reason) : RenderOutcome;

    /// <summary>A required source failed; <see cref="FrontMatter.OnMissing"/> of the template says what follows.</summary>
    public sealed record Missing(string Source, string Error) : RenderOutcome;

    /// <summary>A part outside any block could not be rendered.</summary>
    public sealed record Faulted(Fault Fault) : RenderOutcome;
}

/// <summary>The finished parts. Only <see cref="Html"/> is escaped.</summary>
public sealed record RenderedParts(
    string Subject, string? Preheader, string Html, string Text, string? From, string? ReplyTo, IReadOnlyDictionary<string, string> Headers);

/// <summary>How the sources and blocks of one message fared; times count from the start of the fetch phase.</summary>
public sealed record RenderReport(
    IReadOnlyList<SourceReport> Sources, IReadOnlyList<BlockReport> Blocks, IReadOnlyList<string> Notes, TimeSpan Fetched, TimeSpan Rendered);

/// <summary>One source of one message.</summary>
/// <param name="Status"><c>ok stale default skipped late failed</c>.</param>
/// <param name="Started">When its inputs were known; <c>null</c> when it was never called.</param>
/// <param name="Elapsed">From then until it settled.</param>
public sealed record SourceReport(
    string Name, string System, string Operation, string Status, string? Error, TimeSpan? Started, TimeSpan? Elapsed, TimeSpan? Age);

/// <summary>One block of one message: <c>body</c>, or <c>fallback</c> and why.</summary>
public sealed record BlockReport(string Name, string Outcome, string? Reason);
