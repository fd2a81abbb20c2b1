using Renderer.Sources.Declarations;
using Renderer.Studio.Variations;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Studio.Mail;

/// <summary>What a message waited for, and who with it; times in milliseconds from the start of the fetch phase.</summary>
/// <param name="LongestPath">The sources that followed one another to the last answer.</param>
internal sealed record Waterfall(
    double DeadlineMs, double FetchedMs, double RenderedMs, IReadOnlyList<string> LongestPath,
    IReadOnlyList<WaterfallSource> Sources, IReadOnlyList<WaterfallBlock> Blocks, IReadOnlyList<PlannedPart> Parts, IReadOnlyList<string> Notes)
{
    public static Waterfall Of(RenderedPreview preview, SystemCatalog systems, Troubles troubles)
    {
        var (plan, report) = (preview.Template.Plan, preview.Outcome.Report);
        var fared = report.Sources.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var sources = plan.Sources.Select(s => Source(s, fared.GetValueOrDefault(s.Name), preview.Calls.GetValueOrDefault(s.Name), systems, troubles)).ToList();
        var ends = sources.ToDictionary(s => s.Name, s => s.StartedMs + s.ElapsedMs, StringComparer.Ordinal);
        var shown = report.Blocks.ToDictionary(b => b.Name, StringComparer.Ordinal);
        return new(
            plan.Deadline.TotalMilliseconds, report.Fetched.TotalMilliseconds, report.Rendered.TotalMilliseconds, Longest(sources, ends), sources,
            [.. plan.PlannedBlocks.Select(b => Block(b, shown.GetValueOrDefault(b.Name), ends))], plan.Parts, report.Notes);
    }

    private static WaterfallSource Source(PlannedSource source, SourceReport? fared, SourceCall? call, SystemCatalog systems, Troubles troubles)
    {
        var limits = systems.Declarations.GetValueOrDefault(source.System)?.Operations.GetValueOrDefault(source.Operation)?.Limits ?? CallLimits.Default;
        return new(source.Name, source.System, source.Operation, source.Required, source.Used, source.DependsOn, source.Within.TotalMilliseconds)
        {
            Status = fared?.Status ?? "skipped",
            Error = fared?.Error,
            StartedMs = fared?.Started?.TotalMilliseconds,
            ElapsedMs = fared?.Elapsed?.TotalMilliseconds,
            AgeMs = fared?.Age?.TotalMilliseconds,
            Retry = call?.Retry ?? limits.Retry,
            HedgeMs = (call?.Hedge ?? limits.Hedge)?.TotalMilliseconds,
            CacheMs = call?.Cache?.TotalMilliseconds,
            StaleMs = call?.Stale?.TotalMilliseconds,
            FreshMs = call?.Fresh?.TotalMilliseconds,
            Trouble = troubles.Sources.TryGetValue(source.Name, out var trouble) ? trouble : null,
        };
    }

    private static WaterfallBlock Block(PlannedBlock block, BlockReport? shown, Dictionary<string, double?> ends)
    {
        var waited = block.Needs.Concat(block.Waits).Where(s => ends.GetValueOrDefault(s) is not null).ToList();
        return new(
            block.Name, block.Within.TotalMilliseconds, block.Needs, block.Waits, block.Parent, shown?.Outcome, shown?.Reason,
            waited.MaxBy(s => ends[s]), waited.Count == 0 ? null : waited.Max(s => ends[s]));
    }

    private static List<string> Longest(List<WaterfallSource> sources, Dictionary<string, double?> ends)
    {
        var path = new List<string>();
        for (var at = sources.Where(s => ends[s.Name] is not null).MaxBy(s => (ends[s.Name], s.DependsOn.Count)); at is not null;)
        {
            path.Insert(0, at.Name);
            at = sources.Where(s => at.DependsOn.Contains(s.Name) && ends[s.Name] is not null).MaxBy(s => ends[s.Name]);
        }
        return path;
    }
}

/// <summary>One source: what is planned of it, and how it fared.</summary>
internal sealed record WaterfallSource(string Name, string System, string Operation, bool Required, bool Used, IReadOnlyList<string> DependsOn, double WithinMs)
{
    public required string Status { get; init; }
    public string? Error { get; init; }
    public double? StartedMs { get; init; }
    public double? ElapsedMs { get; init; }
    public double? AgeMs { get; init; }
    public int Retry { get; init; }
    public double? HedgeMs { get; init; }
    public double? CacheMs { get; init; }
    public double? StaleMs { get; init; }
    public double? FreshMs { get; init; }
    public Trouble? Trouble { get; init; }
}

/// <summary>One block: what it showed, and the source it waited for longest.</summary>
internal sealed record WaterfallBlock(
    string Name, double WithinMs, IReadOnlyList<string> Needs, IReadOnlyList<string> Waits, string? Parent, string? Outcome, string? Reason, string? WaitedFor, double? WaitedMs);
