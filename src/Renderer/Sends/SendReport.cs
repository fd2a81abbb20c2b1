using TemplateLanguage.Rendering;

namespace Renderer.Sends;

/// <summary>How the sources and blocks of a send fared; times in milliseconds from the start of the fetch phase.</summary>
internal sealed record SendReport(
    IReadOnlyList<SourceTiming> Sources, IReadOnlyList<BlockReport> Blocks, IReadOnlyList<string> Notes, double FetchedMs, double RenderedMs)
{
    public static SendReport From(RenderReport report) => new(
        [.. report.Sources.Select(s => new SourceTiming(
            s.Name, s.System, s.Operation, s.Status, s.Error,
            s.Started?.TotalMilliseconds, s.Elapsed?.TotalMilliseconds, s.Age?.TotalMilliseconds))],
        report.Blocks, report.Notes, report.Fetched.TotalMilliseconds, report.Rendered.TotalMilliseconds);
}

/// <summary>One source of one send.</summary>
internal sealed record SourceTiming(
    string Name, string System, string Operation, string Status, string? Error, double? StartedMs, double? ElapsedMs, double? AgeMs);
