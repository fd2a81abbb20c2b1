using Renderer.Previews.Meaning;
using TemplateLanguage;
using TemplateLanguage.Rendering;

namespace Renderer.Previews.Snapshots;

/// <summary>Compares what a fixture renders to with what was accepted of it.</summary>
internal static class Snapshot
{
    public static SnapshotResult Compare(CompiledTemplate template, string name, Fixture fixture, SnapshotFolder folder, CancellationToken cancellationToken)
    {
        var branches = new BranchRecorder();
        var outcome = Preview.RenderPinned(template, fixture, branches, cancellationToken);
        var reached = branches.Reached;
        if (outcome is RenderOutcome.Faulted faulted)
            return new(name, fixture.Name, SnapshotVerdict.Broken, SnapshotParts.Of(outcome), []) { Fault = faulted.Fault, Reached = reached };
        var (parts, accepted) = (SnapshotParts.Of(outcome), folder.Read(fixture.Name));
        if (accepted.Count == 0)
            return new(name, fixture.Name, SnapshotVerdict.New, parts, []) { Reached = reached };
        var differences = Differences(accepted, parts).ToList();
        return new(name, fixture.Name, differences.Count == 0 ? SnapshotVerdict.Same : SnapshotVerdict.Different, parts, differences) { Reached = reached };
    }

    /// <summary>Leaves files of what came where it differs, or takes it over.</summary>
    public static SnapshotResult Keep(SnapshotResult result, SnapshotFolder folder, bool accept)
    {
        switch (result.Verdict)
        {
            case SnapshotVerdict.New or SnapshotVerdict.Different when accept:
                folder.Accept(result.Fixture, result.Parts);
                return result with { Verdict = SnapshotVerdict.Accepted };
            case SnapshotVerdict.New or SnapshotVerdict.Different:
                var accepted = folder.Read(result.Fixture);
                var differing = result.Parts.Where(p => accepted.GetValueOrDefault(p.Key) != p.Value).ToDictionary();
                folder.Receive(result.Fixture, differing);
                return result with { Received = [.. differing.Keys.Select(k => folder.Received(result.Fixture, k))] };
            default:
                folder.Receive(result.Fixture, new Dictionary<string, string>());
                return result;
        }
    }

    private static IEnumerable<Difference> Differences(IReadOnlyDictionary<string, string> accepted, IReadOnlyDictionary<string, string> parts)
    {
        if (accepted.ContainsKey(SnapshotParts.Outcome) != parts.ContainsKey(SnapshotParts.Outcome))
        {
            var (was, now) = (Told(accepted), Told(parts));
            return [new(SnapshotParts.Outcome, $"{was} → {now}")];
        }
        return SnapshotParts.Kinds.Where(k => accepted.GetValueOrDefault(k) != parts.GetValueOrDefault(k))
            .SelectMany(k => MeaningDiff.Of(k, accepted.GetValueOrDefault(k, ""), parts.GetValueOrDefault(k, "")).Select(d => new Difference(k, d)));
    }

    private static string Told(IReadOnlyDictionary<string, string> parts) => parts.GetValueOrDefault(SnapshotParts.Outcome)?.Trim() ?? "sent";
}
