using System.Text.Json;
using Renderer.Previews.Coverage;
using Renderer.Previews.Snapshots;

namespace Renderer.Studio.Trial;

/// <summary>How a template's fixtures compare with what was accepted of them, and what no fixture shows.</summary>
internal sealed record TrialView(IReadOnlyList<VerdictView> Fixtures, int Changed, int New, CoverageView Coverage)
{
    public static TrialView Of(IReadOnlyList<SnapshotResult> results, BranchCoverage coverage) => new(
        [.. results.Select(r => new VerdictView(r.Fixture, JsonNamingPolicy.SnakeCaseLower.ConvertName(r.Verdict.ToString()), r.Fault is null && !r.Parts.ContainsKey(SnapshotParts.Outcome), r.Differences))],
        results.Count(r => r.Verdict == SnapshotVerdict.Different), results.Count(r => r.Verdict == SnapshotVerdict.New),
        new(coverage.Percent, coverage.Total, [.. coverage.Missed.Select(b => new MissedView(BranchCoverage.Told(b), b.Place.ToString()))]));
}

/// <param name="Verdict"><c>same new different broken</c>.</param>
/// <param name="Sent">Whether there is a mail; otherwise it is aborted, deferred, or broken.</param>
internal sealed record VerdictView(string Fixture, string Verdict, bool Sent, IReadOnlyList<Difference> Differences);

internal sealed record CoverageView(int Percent, int Total, IReadOnlyList<MissedView> Missed);

/// <param name="At"><c>file:line:col</c> of the tag that decides.</param>
internal sealed record MissedView(string Told, string At);
