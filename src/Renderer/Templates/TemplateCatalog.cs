using System.Collections.Concurrent;
using Renderer.Sends;
using TemplateLanguage;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Templates;

/// <summary>
/// The templates that can be sent. Each is compiled when it is first asked for. In Development one whose files have changed is compiled
/// again; elsewhere what was deployed stays.
/// </summary>
internal sealed class TemplateCatalog(TemplateFolder folder, TemplateReader reader, IHostEnvironment environment, TimeProvider time, ILogger<TemplateCatalog> log)
    : ITemplateCatalog
{
    private readonly ConcurrentDictionary<string, Lazy<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly bool _watches = environment.IsDevelopment();

    public ITemplate? Find(string name)
    {
        if (!folder.Has(name))
            return null;
        var entry = _entries.GetOrAdd(name, _ => Load(name));
        if (_watches && entry.Value.Stamp != StampOf(entry.Value.Files))
        {
            _entries.TryUpdate(name, Load(name), entry);
            entry = _entries[name];
        }
        return entry.Value.Template;
    }

    private Lazy<Entry> Load(string name) => new(() =>
    {
        var files = new List<string>();
        var compilation = reader.Read(name, files);
        foreach (var fault in compilation.Faults.Where(f => f.Severity != Severity.Info))
        {
            if (fault.Severity == Severity.Error)
                log.LogError("{Fault}", fault.ToString());
            else
                log.LogWarning("{Fault}", fault.ToString());
        }
        return new(compilation.Template is { } template ? new Loaded(template, time) : null, files, StampOf(files));
    });

    /// <summary>Changes when one of the files does.</summary>
    private static long StampOf(IEnumerable<string> files)
    {
        var stamp = new HashCode();
        foreach (var file in files.Select(f => new FileInfo(f)))
        {
            stamp.Add(file.Exists ? file.LastWriteTimeUtc.Ticks : 0);
            stamp.Add(file.Exists ? file.Length : 0);
        }
        return stamp.ToHashCode();
    }

    private sealed record Entry(ITemplate? Template, IReadOnlyList<string> Files, long Stamp);

    private sealed class Loaded(CompiledTemplate template, TimeProvider time) : ITemplate
    {
        public FrontMatter FrontMatter => template.FrontMatter;

        public Task<RenderOutcome> RenderAsync(RenderRequest request, ISourceCaller sources, CancellationToken cancellationToken) =>
            template.RenderAsync(request, sources, time, cancellationToken);
    }
}
