using System.Runtime.CompilerServices;
using Renderer.Previews.Snapshots;
using Renderer.Studio.Workshop;
using TemplateLanguage.Rendering;

namespace Renderer.Studio.Trial;

/// <summary>Compares the fixtures of templates with their snapshots as <c>renderer test</c> does, once for each state of a template.</summary>
internal sealed class Trials(OpenFolder folder)
{
    private readonly ConditionalWeakTable<OpenTemplate, Trial> _known = [];

    /// <summary>
    /// <c>null</c> where the template cannot be compiled: an old state of it is not what is tested. A branch of a partial or a layout is reached
    /// where any template's fixture goes through it.
    /// </summary>
    public TrialView? Of(OpenTemplate template)
    {
        if (Find(template) is not { } trial)
            return null;
        var reached = folder.All.Select(Find).OfType<Trial>().Append(trial).SelectMany(t => t.Reached).ToHashSet();
        return TrialView.Of(trial.Results, new(template.Compiled!.Branches, reached));
    }

    /// <summary>Takes over what a fixture renders to now.</summary>
    public void Accept(OpenTemplate template, string fixture, CancellationToken cancellationToken)
    {
        var snapshots = new SnapshotFolder(folder.Folder, template.Name);
        Snapshot.Keep(Snapshot.Compare(template.Compiled!, template.Name, template.Fixture(fixture)!, snapshots, cancellationToken), snapshots, accept: true);
    }

    private Trial? Find(OpenTemplate template) => template is { Compiled: not null, IsCurrent: true } ? _known.GetValue(template, Run) : null;

    private Trial Run(OpenTemplate template)
    {
        var snapshots = new SnapshotFolder(folder.Folder, template.Name);
        var results = template.Fixtures.Select(f => Snapshot.Compare(template.Compiled!, template.Name, f, snapshots, CancellationToken.None)).ToList();
        return new(results, results.SelectMany(r => r.Reached).ToHashSet());
    }

    private sealed record Trial(IReadOnlyList<SnapshotResult> Results, IReadOnlySet<TemplateBranch> Reached);
}
