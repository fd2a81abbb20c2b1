using System.Text.Json;

namespace TemplateLanguage.Analysis;

/// <summary>What a JSON Schema says of a value. Only what is certain is said: an unknown keyword, or a choice of schemas, makes a shape unknown.</summary>
/// <param name="Root">The whole schema, where <c>$ref</c> leads.</param>
internal sealed record Shape(JsonElement Schema, JsonElement Root)
{
    private const int MaxReferences = 32; // beyond it they go in a circle

    /// <summary>The shape of a schema, or <c>null</c> where nothing is known.</summary>
    public static Shape? Of(JsonElement? schema) => schema is { ValueKind: JsonValueKind.Object } known ? Follow(known, known) : null;

    public bool IsObject => Is("object") && !IsArray;

    public bool IsArray => Is("array");

    /// <summary>Neither a list nor an object: a text, a number, true or false.</summary>
    public bool IsScalar => Types.Count > 0 && !Types.Contains("object") && !Types.Contains("array");

    /// <summary>What it is, in words; <c>null</c> in a type that may be several things counts for none of them.</summary>
    public string Word => Types is [var only] ? only switch { "object" => "an object", "array" => "a list", "string" => "a text", "boolean" => "true or false", _ => "a number" } : "one value";

    public IEnumerable<string> Properties => Part("properties") is { } all ? all.EnumerateObject().Select(p => p.Name) : [];

    public Shape? Items => Part("items") is { } items ? Follow(items, Root) : null;

    /// <summary>Looks for a property.</summary>
    public Property Find(string name)
    {
        if (Part("properties") is { } all && all.TryGetProperty(name, out var property))
            return new(PropertyKind.Named, Follow(property, Root));
        if (Schema.TryGetProperty("patternProperties", out _) || !Schema.TryGetProperty("additionalProperties", out var others))
            return new(Schema.TryGetProperty("properties", out _) && !Schema.TryGetProperty("patternProperties", out _) ? PropertyKind.Unnamed : PropertyKind.Open, null);
        return others.ValueKind switch
        {
            JsonValueKind.False => new(PropertyKind.Absent, null),
            JsonValueKind.Object => new(PropertyKind.Open, Follow(others, Root)),
            _ => new(PropertyKind.Open, null),
        };
    }

    private List<string> Types => Schema.TryGetProperty("type", out var type)
        ? [.. (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1)).Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!).Where(t => t != "null")]
        : [];

    private bool Is(string type) => Types is [var only] && only == type;

    private JsonElement? Part(string keyword) => Schema.TryGetProperty(keyword, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    private static Shape? Follow(JsonElement schema, JsonElement root)
    {
        for (var i = 0; i < MaxReferences && schema.ValueKind == JsonValueKind.Object; i++)
        {
            if (!schema.TryGetProperty("$ref", out var reference))
                return schema.TryGetProperty("oneOf", out _) || schema.TryGetProperty("anyOf", out _) || schema.TryGetProperty("allOf", out _) ? null : new(schema, root);
            if (reference.ValueKind != JsonValueKind.String || reference.GetString() is not { } path || !path.StartsWith('#'))
                return null;
            schema = root;
            foreach (var step in path.Split('/').Skip(1))
            {
                if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty(step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out schema))
                    return null;
            }
        }
        return null;
    }
}

/// <summary>What a schema says of a property.</summary>
internal readonly record struct Property(PropertyKind Kind, Shape? Shape);

internal enum PropertyKind
{
    Named,

    /// <summary>The schema does not name it, and does not say that there is nothing else.</summary>
    Unnamed,

    /// <summary>The schema says that there is nothing else.</summary>
    Absent,

    /// <summary>The schema allows anything.</summary>
    Open,
}
