using Renderer.Templates;

namespace Renderer.Previews.Snapshots;

/// <summary>The snapshots of one template, named as Verify names them: what was accepted, and what came instead.</summary>
internal sealed class SnapshotFolder(TemplateFolder folder, string template)
{
    public string Path { get; } = System.IO.Path.Combine(folder.Path, template, "snapshots");

    public string Verified(string fixture, string kind) => System.IO.Path.Combine(Path, $"{fixture}.verified.{kind}");

    public string Received(string fixture, string kind) => System.IO.Path.Combine(Path, $"{fixture}.received.{kind}");

    /// <summary>What was accepted of a fixture, by kind; empty where nothing was.</summary>
    public IReadOnlyDictionary<string, string> Read(string fixture) =>
        SnapshotParts.Kinds.Where(k => File.Exists(Verified(fixture, k))).ToDictionary(k => k, k => SnapshotParts.Lined(File.ReadAllText(Verified(fixture, k))));

    /// <summary>Writes what came and differs; what came before is gone.</summary>
    public void Receive(string fixture, IReadOnlyDictionary<string, string> parts)
    {
        Forget(fixture);
        if (parts.Count == 0)
            return;
        Directory.CreateDirectory(Path);
        foreach (var (kind, text) in parts)
            File.WriteAllText(Received(fixture, kind), text);
    }

    /// <summary>Takes over what came: kinds that it does not have are removed.</summary>
    public void Accept(string fixture, IReadOnlyDictionary<string, string> parts)
    {
        Directory.CreateDirectory(Path);
        foreach (var kind in SnapshotParts.Kinds.Where(k => !parts.ContainsKey(k)))
            File.Delete(Verified(fixture, kind));
        foreach (var (kind, text) in parts)
            File.WriteAllText(Verified(fixture, kind), text);
        Forget(fixture);
    }

    /// <summary>Snapshots of fixtures that are not there any more.</summary>
    public IReadOnlyList<string> Stale(IReadOnlyList<string> fixtures) => !Directory.Exists(Path) ? [] :
        [.. Directory.EnumerateFiles(Path, "*.verified.*").Where(f => !fixtures.Contains(FixtureOf(f))).Order(StringComparer.Ordinal)];

    private static string FixtureOf(string file)
    {
        var name = System.IO.Path.GetFileName(file);
        return name[..name.LastIndexOf(".verified.", StringComparison.Ordinal)];
    }

    private void Forget(string fixture)
    {
        if (!Directory.Exists(Path))
            return;
        foreach (var kind in SnapshotParts.Kinds)
            File.Delete(Received(fixture, kind));
    }
}
