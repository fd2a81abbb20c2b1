using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ingest.Processing;

/// <summary>Reads properties as clients send them: numbers are often written as text.</summary>
internal static class EventProperties
{
    public const int MaxQuantity = 100_000; // with a bounded price and number of lines, no total overflows
    private const decimal MaxNumber = 1e12m;
    private const int MaxText = 2048; // the longest address that browsers agree on; what is longer is cut

    public static string? Text(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.AsText() : null;

    public static decimal? Number(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.AsNumber() : null;

    /// <param name="known">What it mostly tells: then this instance is given, and no other made.</param>
    public static string? AsText(this JsonElement value, string? known = null) => value.ValueKind switch
    {
        JsonValueKind.String when known is not null && value.ValueEquals(known) => known,
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => text.Length <= MaxText ? text : text[..MaxText],
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    public static decimal? AsNumber(this JsonElement value)
    {
        decimal number;
        var isNumber = value.ValueKind == JsonValueKind.Number
            ? decimal.TryParse(JsonMarshal.GetRawUtf8Value(value), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            : decimal.TryParse(value.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        return isNumber && Math.Abs(number) <= MaxNumber ? number : null;
    }

    /// <summary>A number of pieces; 1 where it makes no sense.</summary>
    public static int AsQuantity(this JsonElement value) => value.AsNumber() is { } number and >= 1 and <= MaxQuantity ? (int)number : 1;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object)
            : [];
}
