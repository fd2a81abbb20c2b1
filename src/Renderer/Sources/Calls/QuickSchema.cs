using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Renderer.Sources.Calls;

/// <summary>
/// Says of most values that they are as a JSON Schema has them, without making them into anything else. Of what it does not understand, and of values that it does not
/// find right, the validator says what is so: that one takes 20 µs and 40 KB for a cart of two lines, this one 2 µs and nothing.
/// </summary>
internal sealed class QuickSchema
{
    private const int MostNames = 64; // what a mask holds

    private static readonly HashSet<string> Ignored =
        new(["$schema", "$id", "$comment", "$defs", "definitions", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly"], StringComparer.Ordinal);

    private Kinds _kinds = Kinds.Any;
    private (byte[] Name, QuickSchema Schema)[] _properties = [];
    private ulong _required;
    private bool _isClosed;
    private QuickSchema? _additional; // null, as below: anything
    private QuickSchema? _items;
    private byte[][]? _enum;

    private QuickSchema()
    {
    }

    [Flags]
    private enum Kinds
    {
        None = 0,
        Object = 1,
        Array = 2,
        String = 4,
        Integer = 8,
        Fraction = 16,
        Boolean = 32,
        Null = 64,
        Any = 127,
    }

    /// <summary>The schema; <c>null</c> where it has something that is not understood here.</summary>
    public static QuickSchema? Read(JsonElement schema) => Read(schema, schema, []);

    /// <summary>Whether the value is certainly right.</summary>
    public bool Matches(JsonElement value) => (_kinds & KindOf(value)) != 0
        && (_enum is null || value.ValueKind == JsonValueKind.String && Array.Exists(_enum, e => value.ValueEquals(e)))
        && value.ValueKind switch
        {
            JsonValueKind.Object => MatchesObject(value),
            JsonValueKind.Array => MatchesItems(value),
            _ => true,
        };

    private bool MatchesObject(JsonElement value)
    {
        var missing = _required;
        foreach (var property in value.EnumerateObject())
        {
            var index = _properties.Length - 1;
            while (index >= 0 && !property.NameEquals(_properties[index].Name))
                index--;
            if (index < 0 && _isClosed || (index < 0 ? _additional : _properties[index].Schema)?.Matches(property.Value) is false)
                return false;
            if (index >= 0)
                missing &= ~(1UL << index);
        }
        return missing == 0;
    }

    private bool MatchesItems(JsonElement value)
    {
        if (_items is null)
            return true;
        foreach (var item in value.EnumerateArray())
        {
            if (!_items.Matches(item))
                return false;
        }
        return true;
    }

    private static Kinds KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Kinds.Object,
        JsonValueKind.Array => Kinds.Array,
        JsonValueKind.String => Kinds.String,
        JsonValueKind.Number => value.TryGetInt64(out _) ? Kinds.Integer : Kinds.Fraction,
        JsonValueKind.True or JsonValueKind.False => Kinds.Boolean,
        JsonValueKind.Null => Kinds.Null,
        _ => Kinds.None,
    };

    private static QuickSchema? Read(JsonElement node, JsonElement root, HashSet<string> within)
    {
        if (node.ValueKind == JsonValueKind.True)
            return new();
        if (node.ValueKind != JsonValueKind.Object)
            return null;
        if (node.TryGetProperty("$ref", out var reference))
            return node.EnumerateObject().Count() == 1 ? Follow(reference.GetString(), root, within) : null;
        var schema = new QuickSchema();
        var names = node.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? properties.EnumerateObject().Select(p => p.Name).ToList() : [];
        foreach (var keyword in node.EnumerateObject())
        {
            if (!Ignored.Contains(keyword.Name) && !schema.Take(keyword, names, root, within))
                return null;
        }
        // What a schema of properties says of a number, and one of items of a text, is the validator's to say.
        if (node.TryGetProperty("properties", out _) || node.TryGetProperty("additionalProperties", out _))
            schema._kinds &= Kinds.Object;
        if (node.TryGetProperty("items", out _))
            schema._kinds &= Kinds.Array;
        return schema;
    }

    /// <summary>Takes a keyword; <c>false</c> where it, or what it holds, is not understood.</summary>
    private bool Take(JsonProperty keyword, List<string> names, JsonElement root, HashSet<string> within)
    {
        var value = keyword.Value;
        switch (keyword.Name)
        {
            case "type":
                _kinds = Types(value);
                return _kinds != Kinds.None;
            case "enum" when value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String):
                _enum = [.. value.EnumerateArray().Select(v => Encoding.UTF8.GetBytes(v.GetString()!))];
                return true;
            case "items":
                return (_items = Read(value, root, within)) is not null;
            case "additionalProperties" when value.ValueKind == JsonValueKind.False:
                return _isClosed = true;
            case "additionalProperties":
                return (_additional = Read(value, root, within)) is not null;
            case "properties" when value.ValueKind == JsonValueKind.Object && names.Count <= MostNames:
                var read = value.EnumerateObject().Select(p => (Name: Encoding.UTF8.GetBytes(p.Name), Schema: Read(p.Value, root, within))).ToArray();
                _properties = [.. read.Where(p => p.Schema is not null).Select(p => (p.Name, p.Schema!))];
                return _properties.Length == read.Length;
            case "required" when value.ValueKind == JsonValueKind.Array:
                foreach (var name in value.EnumerateArray())
                {
                    if (names.IndexOf(name.GetString()!) is var index and >= 0)
                        _required |= 1UL << index;
                }
                return BitOperations.PopCount(_required) == value.GetArrayLength();
            default:
                return false;
        }
    }

    private static QuickSchema? Follow(string? reference, JsonElement root, HashSet<string> within)
    {
        // Schemas that hold themselves are left to the validator.
        if (reference is null || !reference.StartsWith("#/", StringComparison.Ordinal) || reference.AsSpan().ContainsAny('~', '%') || !within.Add(reference))
            return null;
        var found = JsonWay.Follow(root, reference[2..].Split('/')) is { } node ? Read(node, root, within) : null;
        within.Remove(reference);
        return found;
    }

    private static Kinds Types(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            var all = Kinds.None;
            foreach (var one in value.EnumerateArray())
            {
                if (Types(one) is not (var kind and not Kinds.None))
                    return Kinds.None;
                all |= kind;
            }
            return all;
        }
        return value.ValueKind != JsonValueKind.String ? Kinds.None : value.GetString() switch
        {
            "object" => Kinds.Object,
            "array" => Kinds.Array,
            "string" => Kinds.String,
            "integer" => Kinds.Integer,
            "number" => Kinds.Integer | Kinds.Fraction,
            "boolean" => Kinds.Boolean,
            "null" => Kinds.Null,
            _ => Kinds.None,
        };
    }
}
