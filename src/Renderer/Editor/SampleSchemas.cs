using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Previews;

namespace Renderer.Editor;

/// <summary>Schemas of what the fixtures of a template show, for data that no operation's schema describes.</summary>
internal static class SampleSchemas
{
    private const int MaxDepth = 32; // far deeper than data that somebody writes by hand

    /// <summary>By the name of a source, and of <c>recipient</c>, <c>event</c> and <c>campaign</c>.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(IReadOnlyList<Fixture> fixtures)
    {
        var shown = fixtures.SelectMany(f => f.Sources.Where(s => s.Value.Fails is null).Select(s => (s.Key, s.Value.Value))
            .Append(("recipient", f.Recipient)).Append(("event", f.Event ?? default)).Append(("campaign", f.Campaign ?? default)));
        return shown.Where(s => s.Item2.ValueKind != JsonValueKind.Undefined).GroupBy(s => s.Item1)
            .ToDictionary(g => g.Key, g => g.Aggregate(new JsonObject(), (schema, s) => Widen(schema, s.Item2, 0)).Deserialize<JsonElement>());
    }

    /// <summary>Makes a schema tell of one more value.</summary>
    private static JsonObject Widen(JsonObject schema, JsonElement value, int depth)
    {
        var type = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => null,
        };
        if (type is null || depth > MaxDepth)
            return schema;
        // Two kinds of values at one place: nothing is certain any more.
        schema["type"] = schema["type"] is not { } known || (string?)known == type ? type : new JsonArray();
        if (type == "object")
        {
            var properties = schema["properties"] as JsonObject;
            if (properties is null)
                schema["properties"] = properties = [];
            foreach (var property in value.EnumerateObject())
                properties[property.Name] = Widen(properties[property.Name]?.DeepClone() as JsonObject ?? [], property.Value, depth + 1);
        }
        else if (type == "array")
        {
            foreach (var item in value.EnumerateArray())
                schema["items"] = Widen(schema["items"]?.DeepClone() as JsonObject ?? [], item, depth + 1);
        }
        return schema;
    }
}
