using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Sources.Declarations;

namespace Renderer.Previews.Recording;

/// <summary>
/// Stands in for values that are nobody else's business: the same value gets the same stand-in, of the same kind, wherever it stands. They are numbered
/// in the order in which they are met, so that a second recording differs only where the data does.
/// </summary>
internal sealed class StandIns
{
    private const int Telling = 4; // a shorter text stands within others by chance
    private const int Everything = 64; // as deep as answers are read

    private readonly Dictionary<string, JsonNode> _known = new(StringComparer.Ordinal);

    /// <summary>Learns what the operation declares as personal or secret in its value.</summary>
    public void Learn(JsonElement value, OperationDeclaration operation)
    {
        foreach (var way in operation.Personal.Concat(operation.Secret))
            Learn(value, way);
    }

    /// <summary>Declares every value below that place as personal: names parted by dots, <c>*</c> for any name or every item of a list.</summary>
    public void Learn(JsonElement value, string path) => Learn(value, path.Split('.'), "value");

    /// <summary>Declares one value as personal.</summary>
    /// <param name="name">What it is, for its stand-in.</param>
    public void Learn(JsonElement value, string name, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when depth > 0:
                foreach (var property in value.EnumerateObject())
                    Learn(property.Value, property.Name, depth - 1);
                break;
            case JsonValueKind.Array when depth > 0:
                foreach (var item in value.EnumerateArray())
                    Learn(item, name, depth - 1);
                break;
            case JsonValueKind.String or JsonValueKind.Number when !_known.ContainsKey(Raw(value)):
                _known[Raw(value)] = StandIn(value, name, _known.Count + 1);
                break;
        }
    }

    /// <summary>The value with stand-ins wherever what was learned stands, whole or within a longer text.</summary>
    public JsonNode? Replace(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select(p => KeyValuePair.Create(Text(p.Name), Replace(p.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Replace)]),
        JsonValueKind.String or JsonValueKind.Number when _known.TryGetValue(Raw(value), out var known) => known.DeepClone(),
        JsonValueKind.String => Text(value.GetString()!),
        _ => JsonSerializer.SerializeToNode(value),
    };

    private void Learn(JsonElement value, ReadOnlySpan<string> path, string name)
    {
        if (path.Length == 0)
        {
            Learn(value, name, Everything);
            return;
        }
        if (value.ValueKind == JsonValueKind.Array)
        {
            var rest = path[0] == "*" ? path[1..] : path;
            foreach (var item in value.EnumerateArray())
                Learn(item, rest, name);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (path[0] == "*" || path[0] == property.Name)
                    Learn(property.Value, path[1..], property.Name);
            }
        }
    }

    private string Text(string text)
    {
        if (_known.TryGetValue(text, out var whole) && whole.GetValueKind() == JsonValueKind.String)
            return whole.GetValue<string>();
        foreach (var (original, standIn) in _known.Where(k => k.Key.Length >= Telling).OrderByDescending(k => k.Key.Length))
            text = text.Replace(original, standIn.ToString(), StringComparison.Ordinal);
        return text;
    }

    private static JsonValue StandIn(JsonElement value, string name, int number)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return JsonValue.Create(number);
        var text = value.GetString()!;
        if (value.TryGetDateTimeOffset(out _))
            return JsonValue.Create($"2000-01-{number % 28 + 1:00}{(text.Contains('T', StringComparison.Ordinal) ? "T00:00:00Z" : "")}");
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return JsonValue.Create($"https://example.com/{number}");
        if (text.Contains('@', StringComparison.Ordinal))
            return JsonValue.Create($"person{number}@example.com");
        return JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
    }

    private static string Raw(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
