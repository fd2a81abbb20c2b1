using System.Runtime.CompilerServices;
using Renderer.Previews.Coverage;
using Renderer.Previews.Snapshots;
using Renderer.Studio.Workshop;
using Renderer.Templates;

namespace Renderer.Studio.Trial;

/// <summary>Compares the fixtures of templates with their snapshots as <c>renderer test</c> does, once for each state of a template.</summary>
internal sealed class Trials(TemplateFolder folder)
{
    private readonly ConditionalWeakTable<OpenTemplate, TrialView> _known = [];

    /// <summary><c>null</c> where the template cannot be compiled: an old state of it is not what is tested.</summary>
    public TrialView? Of(OpenTemplate template) => template is { Compiled: not null, IsCurrent: true } ? _known.GetValue(template, Run) : null;

    /// <summary>Takes over what a fixture renders to now.</summary>
    public void Accept(OpenTemplate template, string fixture, CancellationToken cancellationToken)
    {
        var snapshots = new SnapshotFolder(folder, template.Name);
        Snapshot.Keep(Snapshot.Compare(template.Compiled!, template.Name, template.Fixture(fixture)!, snapshots, cancellationToken), snapshots, accept: true);
    }

    private TrialView Run(OpenTemplate template)
    {
        var snapshots = new SnapshotFolder(folder, template.Name);
        var results = template.Fixtures.Select(f => Snapshot.Compare(template.Compiled!, template.Name, f, snapshots, CancellationToken.None)).ToList();
        return TrialView.Of(results, new BranchCoverage(template.Compiled!.Branches, results.SelectMany(r => r.Reached).ToHashSet()));
    }
}
