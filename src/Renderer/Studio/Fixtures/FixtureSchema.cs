using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Editor;
using Renderer.Sources.Declarations;
using Renderer.Studio.Workshop;

namespace Renderer.Studio.Fixtures;

/// <summary>What may stand in a fixture of a template, as JSON Schema: sources as their operations declare them, the rest as other fixtures show it.</summary>
internal static class FixtureSchema
{
    public static readonly IReadOnlyList<string> Failures = ["timeout", "500", "503", "404", "connect", "not_json", "schema", "too_large", "breaker_open", "rate_limited"];

    public static JsonObject Of(OpenTemplate template, SystemCatalog systems)
    {
        var samples = SampleSchemas.Of(template.Fixtures);
        var sources = new JsonObject();
        foreach (var source in template.Compiled?.Plan.Sources ?? [])
        {
            var declared = systems.Declarations.GetValueOrDefault(source.System)?.Operations.GetValueOrDefault(source.Operation)?.Schema;
            sources[source.Name] = Copy(declared ?? (samples.TryGetValue(source.Name, out var shown) ? shown : null));
        }
        return new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["now"] = new JsonObject { ["type"] = "string", ["description"] = "The clock of the message." },
                ["recipient"] = Sample(samples, "recipient"),
                ["event"] = Sample(samples, "event"),
                ["campaign"] = Sample(samples, "campaign"),
                ["sources"] = new JsonObject { ["type"] = "object", ["properties"] = sources },
            },
        };
    }

    /// <summary>What may stand in place of a source's value: how it answers, or that it does not.</summary>
    public static JsonObject Answer() => new()
    {
        ["$fail"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Failures.Select(f => (JsonNode)f)]), ["description"] = "How it fails." },
        ["$after"] = new JsonObject { ["type"] = "string", ["description"] = "How long its answer takes: 80ms, 2s." },
        ["$as_of"] = new JsonObject { ["type"] = "string", ["description"] = "The value's own timestamp." },
        ["$value"] = new JsonObject(),
    };

    private static JsonObject Sample(IReadOnlyDictionary<string, JsonElement> samples, string name) => Copy(samples.TryGetValue(name, out var shown) ? shown : null);

    private static JsonObject Copy(JsonElement? schema) => schema is { ValueKind: JsonValueKind.Object } known ? JsonObject.Create(known)! : new JsonObject();
}
