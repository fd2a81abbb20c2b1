using System.Text.Json;

namespace Renderer.Sources.Batching;

/// <summary>The items of a batch's answer by the value that each is for: a list of objects that name it, or an object of them by it.</summary>
internal static class BatchAnswer
{
    /// <summary>The items, or <c>null</c> where the answer is neither. Of two for the same value the first counts.</summary>
    /// <param name="key">The property of a list's items that names the value.</param>
    public static IReadOnlyDictionary<string, JsonElement>? Deal(JsonElement items, string key)
    {
        var dealt = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        switch (items.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var item in items.EnumerateObject())
                {
                    if (item.Value.ValueKind != JsonValueKind.Null) // as many APIs say that there is none
                        dealt.TryAdd(item.Name, item.Value);
                }
                return dealt;
            case JsonValueKind.Array:
                foreach (var item in items.EnumerateArray())
                {
                    if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(key, out var value) && NameOf(value) is { } name)
                        dealt.TryAdd(name, item);
                }
                return dealt;
            default:
                return null;
        }
    }

    /// <summary>A value as a key; <c>null</c> where it cannot be one.</summary>
    public static string? NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
