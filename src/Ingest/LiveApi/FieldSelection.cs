using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Processing;

namespace Ingest.LiveApi;

/// <summary>The <c>fields</c> of a request: what of an answer is wanted. <c>items.name</c> reaches into a list.</summary>
internal sealed class FieldSelection
{
    private readonly Dictionary<string, FieldSelection> _fields = new(StringComparer.Ordinal);

    /// <summary>A field that was wanted and is not there.</summary>
    public string? Unknown { get; private set; }

    /// <returns><c>null</c> where everything is wanted.</returns>
    public static FieldSelection? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var all = new FieldSelection();
        foreach (var path in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = all;
            foreach (var name in path.Split('.'))
                at = at._fields.TryGetValue(name, out var known) ? known : at._fields[name] = new();
        }
        return all;
    }

    public JsonNode Of<T>(T answer) => Take(EditableJson.Of(JsonSerializer.SerializeToElement(answer, LiveJson.Options)), this)!;

    private JsonNode? Take(JsonNode? from, FieldSelection all)
    {
        if (_fields.Count == 0)
            return from?.DeepClone();
        switch (from)
        {
            case JsonArray list:
                var items = new JsonArray();
                foreach (var item in list)
                    items.Add(Take(item, all));
                return items;
            case JsonObject known:
                var taken = new JsonObject();
                foreach (var (name, inner) in _fields)
                {
                    if (known.TryGetPropertyValue(name, out var value))
                        taken[name] = inner.Take(value, all);
                    else
                        all.Unknown ??= name;
                }
                return taken;
            default:
                return from?.DeepClone();
        }
    }
}
