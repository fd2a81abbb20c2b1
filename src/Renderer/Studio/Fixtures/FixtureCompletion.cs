using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Studio.Fixtures;

/// <summary>Proposes what may stand at a place of a fixture.</summary>
internal static class FixtureCompletion
{
    private const int Most = 50;

    public static Completions At(string text, int offset, JsonObject schema)
    {
        var caret = JsonCaret.At(text, Math.Clamp(offset, 0, text.Length));
        var found = (caret.IsKey ? Keys(caret, schema) : Values(caret, schema)).Where(p => Fits(p, caret)).Take(Most).ToList();
        return new(caret.From, offset, found);
    }

    private static IEnumerable<Proposed> Keys(JsonCaret caret, JsonObject schema)
    {
        foreach (var (name, value) in Properties(Find(schema, caret.Path)).Concat(AtSource(caret.Path) ? FixtureSchema.Answer() : []))
        {
            if (!caret.Keys.Contains(name))
                yield return new(name, $"{Quoted(name)}: ", Type(value), Description(value));
        }
    }

    private static IEnumerable<Proposed> Values(JsonCaret caret, JsonObject schema)
    {
        var node = caret.Path is ["sources", _, ['$', ..] key] ? FixtureSchema.Answer()[key] : Find(schema, caret.Path);
        if (node is not JsonObject here)
            yield break;
        if (here["enum"] is JsonArray values)
        {
            foreach (var value in values.OfType<JsonNode>())
                yield return new(value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString(), value.ToJsonString(), Type(here), Description(here));
            yield break;
        }
        foreach (var literal in Literals(here))
            yield return new(literal, literal, Type(here), Description(here));
    }

    private static IEnumerable<string> Literals(JsonObject schema) => Types(schema).SelectMany(type => type switch
    {
        "boolean" => (string[])["true", "false"],
        "null" => ["null"],
        "string" => ["\"\""],
        "array" => ["[]"],
        "object" => ["{}"],
        _ => [],
    });

    private static bool Fits(Proposed proposed, JsonCaret caret) => proposed.Label.StartsWith(caret.Word, StringComparison.OrdinalIgnoreCase);

    private static bool AtSource(IReadOnlyList<string> path) => path is ["sources", _];

    private static JsonObject? Find(JsonNode? node, IEnumerable<string> path)
    {
        foreach (var step in path)
        {
            var here = Resolve(node);
            if (step == "$value")
                continue; // stands for the value itself
            node = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _) && here?["items"] is { } items ? items : Properties(here).FirstOrDefault(p => p.Key == step).Value;
        }
        return Resolve(node);
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonNode? node) =>
        Resolve(node) is not { } here ? []
        : (here["properties"] as JsonObject ?? []).Concat((here["allOf"] as JsonArray ?? []).SelectMany(part => Properties(part)));

    /// <summary>Follows a reference within the schema that holds it, which the operation's own lies somewhere inside of.</summary>
    private static JsonObject? Resolve(JsonNode? node)
    {
        if (node is not JsonObject here || (string?)here["$ref"] is not ['#', '/', .. var way])
            return node as JsonObject;
        for (var from = here.Parent; from is not null; from = from.Parent)
        {
            if (way.Split('/').Aggregate((JsonNode?)from, (at, step) => (at as JsonObject)?[step]) is JsonObject target && target != here)
                return target;
        }
        return null;
    }

    private static IEnumerable<string> Types(JsonNode? schema) => schema?["type"] switch
    {
        JsonArray several => several.Select(t => (string?)t).OfType<string>(),
        JsonValue one => [(string)one!],
        _ => [],
    };

    private static string Type(JsonNode? schema) => string.Join(" | ", Types(schema));

    private static string? Description(JsonNode? schema) => (string?)(schema as JsonObject)?["description"];

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}

/// <param name="From">What is written from here to <paramref name="To"/> is replaced.</param>
internal sealed record Completions(int From, int To, IReadOnlyList<Proposed> Items);

/// <summary>One proposal: what a list shows, and what is written.</summary>
internal sealed record Proposed(string Label, string Insert, string Type, string? Description);
