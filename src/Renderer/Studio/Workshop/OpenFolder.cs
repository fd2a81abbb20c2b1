using System.Collections.Concurrent;
using Renderer.Previews;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage.Diagnostics;

namespace Renderer.Studio.Workshop;

/// <summary>A folder of templates while somebody writes them: each compiled once, and again when a file that it is made of changes.</summary>
internal sealed class OpenFolder(TemplateFolder folder)
{
    private readonly ConcurrentDictionary<string, Lazy<OpenTemplate>> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private (SystemCatalog Catalog, IReadOnlyList<Fault> Faults)? _systems;
    private int _version;

    public TemplateFolder Folder => folder;

    /// <summary>The systems as <c>sources.yaml</c> declares them now, and what is wrong with it.</summary>
    public (SystemCatalog Catalog, IReadOnlyList<Fault> Faults) Systems
    {
        get
        {
            lock (_lock)
                return _systems ??= SystemsFile.Read(folder);
        }
    }

    public IReadOnlyList<OpenTemplate> All => [.. folder.Names.AsParallel().AsOrdered().Select(Find).OfType<OpenTemplate>()];

    public OpenTemplate? Find(string name) => folder.Has(name) ? _open.GetOrAdd(name, n => new(() => Load(n, null))).Value : null;

    /// <summary>Compiles what some changed files make another, and nothing else; tells its names.</summary>
    public IReadOnlyList<string> Change(IReadOnlyCollection<string> files)
    {
        var compiled = _open.Values.Where(t => t.IsValueCreated).Select(t => t.Value).ToList();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (Impact.Of(folder.Path, file, compiled) is { } some)
            {
                names.UnionWith(some);
                continue;
            }
            lock (_lock)
                _systems = null;
            names.UnionWith(folder.Names);
        }
        foreach (var name in names)
        {
            var before = _open.GetValueOrDefault(name)?.Value;
            if (folder.Has(name))
                _open[name] = new(Load(name, before));
            else
                _open.TryRemove(name, out _);
        }
        return [.. names];
    }

    private OpenTemplate Load(string name, OpenTemplate? before)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var faults = new List<Fault>(Systems.Faults);
        var version = Interlocked.Increment(ref _version);
        try
        {
            var compilation = new TemplateReader(folder, Systems.Catalog).Read(name, files);
            var fixtures = FixtureReader.ReadAll(folder, name, faults);
            faults.AddRange(compilation.Faults);
            if (compilation.Template is { } template)
                faults.AddRange(fixtures.SelectMany(f => FixtureCheck.Run(template, f, folder.PreviewsOf(name))));
            return new(
                name, version, compilation.Template ?? before?.Compiled, compilation.Template is not null, fixtures, FixtureNames(name),
                [.. faults.Distinct()], files.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An editor replaces the file at this very moment; the watcher calls again when it has.
            var place = new SourceSpan(folder.FileOf(name), 1, 1, 1, 1);
            return new(name, version, before?.Compiled, false, before?.Fixtures ?? [], before?.FixtureNames ?? [], [new("IO001", Severity.Error, e.Message, place)], files);
        }
    }

    private string[] FixtureNames(string name) => !Directory.Exists(folder.PreviewsOf(name)) ? [] :
        [.. Directory.EnumerateFiles(folder.PreviewsOf(name), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];
}
