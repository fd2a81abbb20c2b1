using Ingest.Collect.Sources;
using Ingest.Processing;
using Ingest.Processing.Catalog;
using Ingest.Processing.Rules;

namespace Ingest.Declarations;

/// <summary>What <c>ingest.yaml</c> declares; each section is read by the stage that it is for.</summary>
internal sealed record IngestFile(IReadOnlyList<EventSource> Sources)
{
    public static readonly IngestFile Empty = new([]);

    public ProcessingRules Rules { get; init; } = ProcessingRules.None;

    public CatalogSettings? Catalog { get; init; }

    public Retention Retention { get; init; } = Retention.Usual;

    /// <summary>Reads the file's text, and names everything that is wrong with it.</summary>
    public static (IngestFile File, IReadOnlyList<YamlFault> Faults) Read(string text, Variables variables)
    {
        var faults = new List<YamlFault>();
        if (YamlRoot.Read(text, faults) is not { } root)
            return (Empty, faults);
        var fields = new YamlFields(root, "the file", faults);
        fields.Allow([SourcesSection.Name, .. RulesSection.Names, CatalogSection.Name, RetentionSection.Name]);
        var file = new IngestFile(SourcesSection.Read(fields.Optional(SourcesSection.Name), variables, faults))
        {
            Rules = RulesSection.Read(fields, variables, faults),
            Catalog = CatalogSection.Read(fields, variables, faults),
            Retention = RetentionSection.Read(fields, faults),
        };
        return (file, [.. faults.OrderBy(f => f.Line).ThenBy(f => f.Column)]);
    }
}
