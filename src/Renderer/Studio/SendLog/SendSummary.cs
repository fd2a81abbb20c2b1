using Renderer.Sends;

namespace Renderer.Studio.SendLog;

/// <summary>How the sends of one template fared, all told.</summary>
/// <param name="States">How many ended, or stand, in each state.</param>
/// <param name="Reasons">Why those that were not sent were not, the most frequent first.</param>
internal sealed record SendSummary(
    string Template, int Sends, IReadOnlyDictionary<string, int> States, IReadOnlyList<Counted> Reasons, IReadOnlyList<BlockSummary> Blocks, IReadOnlyList<SourceSummary> Sources)
{
    public static IReadOnlyList<SendSummary> Of(IEnumerable<SendRecord> sends) =>
        [.. sends.GroupBy(s => s.Template).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => One(g.Key, [.. g]))];

    private static SendSummary One(string template, IReadOnlyList<SendRecord> sends)
    {
        var reports = sends.Select(s => s.Report).OfType<SendReport>().ToList();
        return new(
            template, sends.Count,
            sends.GroupBy(s => s.State).OrderBy(g => g.Key).ToDictionary(g => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(g.Key.ToString()), g => g.Count()),
            [.. sends.Where(s => s.State is SendState.Aborted or SendState.Failed or SendState.Deferred or SendState.Suppressed)
                .CountBy(s => (s.History is [.., var last] ? last.Reason : null) ?? "").OrderByDescending(c => c.Value).Select(c => new Counted(c.Key, c.Value))],
            [.. reports.SelectMany(r => r.Blocks).GroupBy(b => b.Name).Select(g => new BlockSummary(g.Key, g.Count(b => b.Outcome == "body"), g.Count(b => b.Outcome != "body")))],
            [.. reports.SelectMany(r => r.Sources).Where(s => s.ElapsedMs is not null).GroupBy(s => s.Name).Select(g => Source(g.Key, [.. g]))]);
    }

    private static SourceSummary Source(string name, IReadOnlyList<SourceTiming> timings)
    {
        var sorted = timings.Select(t => t.ElapsedMs!.Value).Order().ToList();
        return new(name, timings.Count, timings.Count(t => t.Status is "failed" or "late"), Percentile.Of(sorted, 50), Percentile.Of(sorted, 99));
    }
}

internal sealed record Counted(string Reason, int Count);

internal sealed record BlockSummary(string Name, int Bodies, int Fallbacks);

/// <summary>Latency in milliseconds, from the moment a source could be called until it had settled.</summary>
internal sealed record SourceSummary(string Name, int Calls, int Failed, double P50Ms, double P99Ms);
