using System.Text.Json;
using Renderer.Editor.Protocol;
using TemplateLanguage.Diagnostics;

namespace Renderer.Editor;

/// <summary>What the editor was told of each file, so that only news are told.</summary>
internal sealed class DiagnosticsBoard
{
    private const string UnusedSource = "TL027";

    private readonly Dictionary<WatchedFolder, Dictionary<string, string>> _told = [];

    /// <summary>The parameters of <c>publishDiagnostics</c> for each file of which something else is known now. An open file is told of once, even if nothing is wrong.</summary>
    public IEnumerable<object> Update(WatchedFolder folder, IReadOnlyDictionary<string, OpenDocument> open)
    {
        if (!_told.TryGetValue(folder, out var told))
            _told[folder] = told = new(StringComparer.Ordinal);
        var found = folder.Faults.SelectMany(f => Of(f, open)).ToLookup(d => d.File, d => d.Diagnostic, StringComparer.Ordinal);
        var files = found.Select(f => f.Key).Concat(told.Keys).Concat(open.Keys.Where(p => p.StartsWith(folder.Folder.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
        foreach (var file in files.Distinct().ToList())
        {
            var diagnostics = found[file].DistinctBy(d => (d.Range, d.Code, d.Message)).ToList();
            var version = open.GetValueOrDefault(file)?.Version;
            var news = $"{version} {JsonSerializer.Serialize(diagnostics)}";
            if (told.GetValueOrDefault(file) == news)
                continue;
            if (diagnostics.Count == 0 && !open.ContainsKey(file))
                told.Remove(file);
            else
                told[file] = news;
            yield return new { uri = Uris.Of(file, open), version, diagnostics };
        }
    }

    /// <summary>A fault inside a partial is told twice: at the tag that brings the partial in, and where it is.</summary>
    private static IEnumerable<(string File, Diagnostic Diagnostic)> Of(Fault fault, IReadOnlyDictionary<string, OpenDocument> open)
    {
        var related = fault.Related.Select(r => new Related(At(r.Place, open), r.Message)).ToList();
        yield return (fault.Place.File, Diagnostic(fault, fault.Place, related));
        if (fault.Related is [var (inner, _), ..])
            yield return (inner.File, Diagnostic(fault, inner, [new(At(fault.Place, open), "Brought in here.")]));
    }

    private static Diagnostic Diagnostic(Fault fault, SourceSpan place, List<Related> related) => new(
        Uris.RangeOf(place),
        fault.Severity switch { Severity.Error => 1, Severity.Warning => 2, _ => 3 },
        fault.Code,
        fault.Suggestion is null ? fault.Message : $"{fault.Message} {fault.Suggestion}",
        related.Count == 0 ? null : related,
        fault.Code == UnusedSource ? [1] : null);

    private static Location At(SourceSpan place, IReadOnlyDictionary<string, OpenDocument> open) => new(Uris.Of(place.File, open), Uris.RangeOf(place));
}
