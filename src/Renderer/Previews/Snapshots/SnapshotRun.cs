using System.Collections.Concurrent;
using Renderer.Templates;
using TemplateLanguage;
using TemplateLanguage.Analysis;
using TemplateLanguage.Diagnostics;

namespace Renderer.Previews.Snapshots;

/// <summary>Compares every fixture of some templates, as many at once as there are processors.</summary>
internal sealed class SnapshotRun(TemplateFolder folder, ISystemCatalog systems)
{
    private readonly TemplateReader _reader = new(folder, systems);

    /// <param name="names">Templates that are there.</param>
    /// <param name="wanted">Whether a fixture, told as <c>template/fixture</c>, is asked for.</param>
    /// <param name="accept">Takes over what differs or is new, and removes what is stale.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public SnapshotReport Run(IReadOnlyList<string> names, Func<string, bool>? wanted, bool accept, CancellationToken cancellationToken)
    {
        var templates = new Loaded[names.Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Each(names.Count, options, i => templates[i] = Load(names[i]));
        var cases = templates.Where(t => t.Template is not null)
            .SelectMany(t => t.Fixtures.Where(f => wanted is null || wanted($"{t.Name}/{f.Name}")).Select(f => (Of: t, Fixture: f))).ToList();
        var results = new SnapshotResult[cases.Count];
        Each(cases.Count, options, i =>
        {
            var snapshots = new SnapshotFolder(folder, cases[i].Of.Name);
            results[i] = Snapshot.Keep(Snapshot.Compare(cases[i].Of.Template!, cases[i].Of.Name, cases[i].Fixture, snapshots, cancellationToken), snapshots, accept);
        });
        // A part of the fixtures tells nothing of what the others hold.
        var stale = wanted is null ? templates.SelectMany(t => new SnapshotFolder(folder, t.Name).Stale(t.Named)).ToList() : [];
        if (accept)
            stale.ForEach(File.Delete);
        return new(results, stale, [.. templates.SelectMany(t => t.Faults).Distinct()], [.. templates.Where(t => t.Template is not null).SelectMany(t => t.Template!.Branches).Distinct()]);
    }

    private Loaded Load(string name)
    {
        var faults = new List<Fault>();
        var compilation = _reader.Read(name);
        var fixtures = FixtureReader.ReadAll(folder, name, faults);
        faults.AddRange(compilation.Faults);
        // A broken fixture is told as a fault; its snapshots are not stale.
        return new(name, compilation.Template, fixtures, folder.FixturesOf(name), faults.FindAll(f => f.Severity == Severity.Error));
    }

    /// <summary>What one of them throws is thrown as it is, not in a bundle.</summary>
    private static void Each(int count, ParallelOptions options, Action<int> run)
    {
        var thrown = new ConcurrentQueue<Exception>();
        Parallel.For(0, count, options, (i, state) =>
        {
            try
            {
                run(i);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                thrown.Enqueue(e);
                state.Stop();
            }
        });
        if (thrown.TryPeek(out var first))
            throw first;
    }

    private sealed record Loaded(string Name, CompiledTemplate? Template, IReadOnlyList<Fixture> Fixtures, IReadOnlyList<string> Named, IReadOnlyList<Fault> Faults);
}
