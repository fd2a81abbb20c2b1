using System.Text.Json;

namespace Renderer.Sources.Calls;

/// <summary>The way to a part of an answer, as names: <c>data.cart</c>.</summary>
internal static class JsonWay
{
    /// <summary>What lies at the end of the way, or <c>null</c> where it does not lead on.</summary>
    public static JsonElement? Follow(JsonElement from, IReadOnlyList<string> way)
    {
        foreach (var name in way)
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out from))
                return null;
        }
        return from;
    }
}
