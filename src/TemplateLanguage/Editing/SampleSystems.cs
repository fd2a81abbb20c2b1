using System.Text.Json;
using TemplateLanguage.Analysis;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Editing;

/// <summary>Systems of which nothing is known but what previews show of their sources.</summary>
internal sealed class SampleSystems(IEnumerable<Tag.Source> sources, IReadOnlyDictionary<string, JsonElement> samples) : ISystemCatalog
{
    private readonly List<Tag.Source> _sources = [.. sources.Where(s => samples.ContainsKey(s.Name))];

    public IReadOnlyCollection<string> Systems => [.. _sources.Select(s => s.System)];

    public IReadOnlyCollection<string> Operations(string system) => [.. _sources.Where(s => s.System == system).Select(s => s.Operation)];

    public OperationSignature? Find(string system, string operation) =>
        _sources.Find(s => s.System == system && s.Operation == operation) is { } source
            ? new(system, operation, [], TimeSpan.Zero, samples[source.Name])
            : null;
}
