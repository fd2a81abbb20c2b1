using Ingest.Collect.Sources;

namespace Ingest.Declarations;

/// <summary>What <c>ingest.yaml</c> declares; each section is read by the stage that it is for.</summary>
internal sealed record IngestFile(IReadOnlyList<EventSource> Sources)
{
    public static readonly IngestFile Empty = new([]);

    /// <summary>Reads the file's text, and names everything that is wrong with it.</summary>
    public static (IngestFile File, IReadOnlyList<YamlFault> Faults) Read(string text, Variables variables)
    {
        var faults = new List<YamlFault>();
        if (YamlRoot.Read(text, faults) is not { } root)
            return (Empty, faults);
        var fields = new YamlFields(root, "the file", faults);
        fields.Allow(SourcesSection.Name);
        var file = new IngestFile(SourcesSection.Read(fields.Optional(SourcesSection.Name), variables, faults));
        return (file, [.. faults.OrderBy(f => f.Line).ThenBy(f => f.Column)]);
    }
}
