using TemplateLanguage.Diagnostics;
using TemplateLanguage.Rendering;

namespace Renderer.Previews.Snapshots;

/// <summary>What came of comparing.</summary>
/// <param name="Results">In the order of templates and fixtures.</param>
/// <param name="Stale">Snapshots whose fixtures are gone.</param>
/// <param name="Faults">Errors of templates and fixtures that could not be read.</param>
/// <param name="Branches">Of all templates that were run.</param>
internal sealed record SnapshotReport(
    IReadOnlyList<SnapshotResult> Results, IReadOnlyList<string> Stale, IReadOnlyList<Fault> Faults, IReadOnlyList<TemplateBranch> Branches)
{
    public bool IsGood => Faults.Count == 0 && Results.All(r => r.Verdict is SnapshotVerdict.Same or SnapshotVerdict.Accepted);

    public Coverage.BranchCoverage Coverage => new(Branches, Results.SelectMany(r => r.Reached).ToHashSet());
}
