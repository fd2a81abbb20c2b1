using Renderer.Sources.Records;
using TemplateLanguage.Rendering;

namespace Renderer.Sends;

/// <summary>How the sources and blocks of a send fared; times in milliseconds from the start of the fetch phase.</summary>
internal sealed record SendReport(
    IReadOnlyList<SourceTiming> Sources, IReadOnlyList<BlockReport> Blocks, IReadOnlyList<string> Notes, double FetchedMs, double RenderedMs)
{
    public static SendReport From(RenderReport report, ISendSources sources) => new(
        [.. report.Sources.Select(s => new SourceTiming(
            s.Name, s.System, s.Operation, s.Status, s.Error,
            s.Started?.TotalMilliseconds, s.Elapsed?.TotalMilliseconds, s.Age?.TotalMilliseconds,
            sources.ReportOf(s.Name)))],
        report.Blocks, report.Notes, report.Fetched.TotalMilliseconds, report.Rendered.TotalMilliseconds);
}

/// <summary>One source of one send.</summary>
/// <param name="Call">How it got its answer; <c>null</c> where it was not called.</param>
internal sealed record SourceTiming(
    string Name, string System, string Operation, string Status, string? Error, double? StartedMs, double? ElapsedMs, double? AgeMs, CallReport? Call);
