using Renderer.Previews;
using Renderer.Previews.Snapshots;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage.Diagnostics;
using Xunit;

namespace Renderer.Testing;

/// <summary>The templates of a folder, for a test that compares each of their fixtures with its snapshot.</summary>
/// <remarks>
/// The files and the way of working are those of Verify, and of <c>renderer test</c>: what differs is left as <c>*.received.*</c> beside the
/// snapshot and opened in the diff tool that DiffEngine's environment variables name; <c>renderer test --accept</c> takes it over.
/// </remarks>
public sealed class TemplateSnapshots
{
    private readonly TemplateFolder _folder;
    private readonly TemplateReader _reader;

    private TemplateSnapshots(string path)
    {
        _folder = new(path);
        _reader = new(_folder, SystemsFile.Read(_folder).Catalog);
        foreach (var template in _folder.Names)
        {
            foreach (var fixture in _folder.FixturesOf(template))
                Fixtures.Add(template, fixture);
        }
    }

    /// <summary>Template and fixture, for <c>[MemberData]</c>.</summary>
    public TheoryData<string, string> Fixtures { get; } = [];

    /// <summary>The folder of templates at a path; one that is not rooted is looked for upwards from where the tests run.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static TemplateSnapshots In(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        for (var from = new DirectoryInfo(AppContext.BaseDirectory); from is not null; from = from.Parent)
        {
            var candidate = Path.Combine(from.FullName, path);
            if (new TemplateFolder(candidate).Names.Count > 0)
                return new(candidate);
        }
        throw new DirectoryNotFoundException($"There are no templates in '{path}', neither in {AppContext.BaseDirectory} nor in a folder above it.");
    }

    /// <summary>Passes where a fixture renders to what was accepted.</summary>
    /// <exception cref="SnapshotException">It does not; the message tells how the two differ in meaning.</exception>
    public async Task VerifyAsync(string template, string fixture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(fixture);
        var faults = new List<Fault>();
        var file = Path.Combine(_folder.PreviewsOf(template), fixture + ".json");
        var read = _folder.Read(file) is { } json ? FixtureReader.Read(file, json, faults) : throw new SnapshotException($"There is no '{file}'.");
        var compilation = _reader.Read(template);
        faults.AddRange(compilation.Faults.Where(f => f.Severity == Severity.Error));
        if (read is null || compilation.Template is not { } compiled)
            throw new SnapshotException(string.Join('\n', faults));
        var snapshots = new SnapshotFolder(_folder, template);
        var result = Snapshot.Keep(Snapshot.Compare(compiled, template, read, snapshots, cancellationToken), snapshots, accept: false);
        if (result.Verdict == SnapshotVerdict.Same)
            return;
        if (DiffTools.IsConfigured)
        {
            foreach (var received in result.Received)
                await DiffTools.OpenAsync(received, received.Replace(".received.", ".verified.", StringComparison.Ordinal));
        }
        throw new SnapshotException(Told(result));
    }

    /// <summary>Passes where every snapshot belongs to a fixture.</summary>
    /// <exception cref="SnapshotException">Some are left over.</exception>
    public void VerifyNothingIsStale()
    {
        var stale = _folder.Names.SelectMany(t => new SnapshotFolder(_folder, t).Stale(_folder.FixturesOf(t))).ToList();
        if (stale.Count > 0)
            throw new SnapshotException($"These snapshots have no fixture any more; 'renderer test --accept' removes them:\n{string.Join('\n', stale)}");
    }

    private static string Told(SnapshotResult result)
    {
        var what = result.Verdict switch
        {
            SnapshotVerdict.New => "is new: nothing was accepted yet",
            SnapshotVerdict.Broken => $"fails: {result.Fault}",
            _ => "differs from what was accepted",
        };
        return string.Join('\n', result.Differences.Select(d => $"  {d.Kind}: {d.What}").Prepend($"{result.Template}/{result.Fixture} {what}")
            .Concat(result.Received.Select(f => $"  see {f}")).Append("Where that is meant, 'renderer test --accept' takes it over."));
    }
}
