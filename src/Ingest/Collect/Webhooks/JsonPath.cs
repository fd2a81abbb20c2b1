using System.Globalization;
using System.Text.Json;

namespace Ingest.Collect.Webhooks;

/// <summary>A place in a JSON value: <c>$.order.lines[0].id</c>, <c>$['a name']</c>; at its end <c>[*]</c> for all items of a list.</summary>
internal sealed class JsonPath
{
    private readonly IReadOnlyList<object> _steps; // a property's name, or an item's index

    private JsonPath(IReadOnlyList<object> steps, bool isList) => (_steps, IsList) = (steps, isList);

    /// <summary>Whether it ends in <c>[*]</c>.</summary>
    public bool IsList { get; }

    /// <returns><c>null</c> where the text is no path.</returns>
    public static JsonPath? Parse(string text)
    {
        if (!text.StartsWith('$'))
            return null;
        var steps = new List<object>();
        for (var rest = text.AsSpan(1); !rest.IsEmpty;)
        {
            if (rest.SequenceEqual("[*]"))
                return new(steps, isList: true);
            if (Step(ref rest) is not { } step)
                return null;
            steps.Add(step);
        }
        return new(steps, isList: false);
    }

    /// <summary>The value there; <c>null</c> where there is none, or JSON's null.</summary>
    public JsonElement? Read(JsonElement json)
    {
        foreach (var step in _steps)
        {
            if (step is string name ? json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var next) : TryItem(json, (int)step, out next))
                json = next;
            else
                return null;
        }
        return json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : json;
    }

    /// <summary>A text or number there, as text.</summary>
    public string? Text(JsonElement json) => Read(json) is { } value
        ? value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    /// <summary>The items of the list there.</summary>
    public IEnumerable<JsonElement> Items(JsonElement json) => Read(json) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static object? Step(ref ReadOnlySpan<char> rest)
    {
        if (rest[0] == '.')
        {
            var end = rest[1..].IndexOfAny('.', '[');
            var name = end < 0 ? rest[1..] : rest[1..(end + 1)];
            rest = rest[(name.Length + 1)..];
            return name.IsEmpty ? null : name.ToString();
        }
        if (rest.StartsWith("['"))
        {
            var end = rest.IndexOf("']");
            if (end < 3)
                return null;
            var name = rest[2..end].ToString();
            rest = rest[(end + 2)..];
            return name;
        }
        var close = rest.IndexOf(']');
        if (rest[0] != '[' || close < 0 || !int.TryParse(rest[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return null;
        rest = rest[(close + 1)..];
        return index;
    }

    private static bool TryItem(JsonElement json, int index, out JsonElement item)
    {
        item = default;
        if (json.ValueKind != JsonValueKind.Array || index >= json.GetArrayLength())
            return false;
        item = json[index];
        return true;
    }
}
