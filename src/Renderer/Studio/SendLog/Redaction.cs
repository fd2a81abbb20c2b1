using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Studio.SendLog;

/// <summary>Shows what data a send had, and not whose: keys, shapes, numbers and the words of the vocabulary stay, all other texts are masked.</summary>
internal static class Redaction
{
    // Words of the vocabulary, which name no person.
    private static readonly HashSet<string> Open = new(StringComparer.OrdinalIgnoreCase) { "type", "currency", "locale", "timezone", "category", "campaign", "product_id", "sku" };

    public static JsonNode? Of(JsonElement value, string? key = null) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Of(p.Value, p.Name)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(v => Of(v, key))]),
        JsonValueKind.String => key is not null && Open.Contains(key) ? value.GetString() : Text(value.GetString()!),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonNode.Parse(value.GetRawText()),
    };

    /// <summary>The first letter, and of an address its domain: enough to recognise one's own, too little to learn another's.</summary>
    public static string Text(string text)
    {
        var at = text.LastIndexOf('@');
        if (at > 0)
            return $"{text[0]}…{text[at..]}";
        return text.Length <= 1 ? "…" : $"{text[0]}…";
    }
}
