using System.Globalization;
using System.Text.Json;

namespace Ingest.Processing;

/// <summary>Reads properties as clients send them: numbers are often written as text.</summary>
internal static class EventProperties
{
    public const int MaxQuantity = 100_000; // with a bounded price and number of lines, no total overflows
    private const decimal MaxNumber = 1e12m;
    private const int MaxText = 2048; // the longest address that browsers agree on; what is longer is cut

    /// <param name="known">What it mostly tells: then this instance is given, and no other made.</param>
    public static string? Text(this JsonElement json, string name, string? known = null) => json.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String when known is not null && value.ValueEquals(known) => known,
            JsonValueKind.String when value.GetString() is { Length: > 0 } text => text.Length <= MaxText ? text : text[..MaxText],
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    public static decimal? Number(this JsonElement json, string name) =>
        decimal.TryParse(json.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= MaxNumber
            ? number
            : null;

    /// <summary>A number of pieces; 1 where none is told or it makes no sense.</summary>
    public static int Quantity(this JsonElement json) => json.Number("quantity") is { } number and >= 1 and <= MaxQuantity ? (int)number : 1;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object)
            : [];
}
