using Ingest.Declarations;

namespace Ingest.Processing;

/// <summary>Reads <c>retention:</c> of <c>ingest.yaml</c>.</summary>
internal static class RetentionSection
{
    public const string Name = "retention";

    public static Retention Read(YamlFields file, List<YamlFault> faults)
    {
        if (file.Optional(Name) is not { } node)
            return Retention.Usual;
        var fields = new YamlFields(node, Name, faults);
        fields.Allow("events", "dead_letters");
        return new(fields.Duration("events"), fields.Duration("dead_letters") ?? Retention.Usual.DeadLetters);
    }
}
