using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ingest.Processing;

/// <summary>JSON that rules may change.</summary>
internal static class EditableJson
{
    /// <summary>A copy. Of a name that stands twice the last value counts, as for whoever reads it unchanged; <see cref="JsonObject.Create"/> would throw at the first look.</summary>
    public static JsonObject Of(JsonElement json)
    {
        var copy = new JsonObject();
        foreach (var property in json.EnumerateObject())
            copy[property.Name] = Node(property.Value);
        return copy;
    }

    private static JsonNode? Node(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Of(json),
        JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(Node)]),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(json),
    };
}
