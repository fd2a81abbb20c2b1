using System.Diagnostics;
using System.Globalization;
using Renderer.Previews.Snapshots;
using Renderer.Sources.Declarations;
using Renderer.Templates;

namespace Benchmarks.Snapshots;

/// <summary>What <c>renderer test</c> does with 200 fixtures, compiling included: the first run of a process, and later ones.</summary>
internal static class SnapshotBenchmark
{
    private const int Fixtures = 200;
    private const int Runs = 5;

    public static void Run()
    {
        var scratch = Directory.CreateTempSubdirectory("snapshots-");
        try
        {
            var folder = Multiply(Path.Combine(Repository.Folder, "templates"), scratch.FullName);
            var systems = SystemsFile.Read(folder).Catalog;
            Time("first, snapshots accepted", () => new SnapshotRun(folder, systems).Run(folder.Names, null, accept: true, CancellationToken.None));
            for (var i = 1; i <= Runs; i++)
                Time($"run {i}", () => new SnapshotRun(folder, systems).Run(folder.Names, null, accept: false, CancellationToken.None));
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Time(string what, Func<SnapshotReport> run)
    {
        var start = Stopwatch.GetTimestamp();
        var report = run();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28}{report.Results.Count,6} fixtures{seconds,8:0.00} s{report.Results.Count / seconds,8:0} fixtures/s  {(report.IsGood ? "as accepted" : "DIFFERENT")}"));
    }

    /// <summary>The shipped templates with their fixtures repeated under other names until there are enough.</summary>
    private static TemplateFolder Multiply(string shipped, string scratch)
    {
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories).Where(f => !f.Contains(".verified.", StringComparison.Ordinal)))
        {
            var target = Path.Combine(scratch, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        var folder = new TemplateFolder(scratch);
        var fixtures = folder.Names.SelectMany(t => folder.FixturesOf(t).Select(f => Path.Combine(folder.PreviewsOf(t), f + ".json"))).ToList();
        for (var i = 0; i < Fixtures - fixtures.Count; i++)
        {
            var from = fixtures[i % fixtures.Count];
            File.Copy(from, Path.ChangeExtension(from, null) + $"-{i}.json");
        }
        return folder;
    }
}
