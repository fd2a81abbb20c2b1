using System.Text.Json.Nodes;

namespace Ingest.Processing.Rules;

/// <summary>A place in an event: <c>properties.address.city</c>, <c>context.ip</c>; without either word it is a property.</summary>
internal sealed record FieldPath(bool InContext, IReadOnlyList<string> Names)
{
    /// <returns><c>null</c> where the text names no place.</returns>
    public static FieldPath? Parse(string text)
    {
        var names = text.Split('.');
        if (names.Any(string.IsNullOrWhiteSpace))
            return null;
        return names switch
        {
            ["context", _, ..] => new(true, names[1..]),
            ["properties" or "traits", _, ..] => new(false, names[1..]),
            _ => new(false, names),
        };
    }

    public JsonNode? Get(JsonObject properties, JsonObject context) => Parent(properties, context, false)?[Names[^1]];

    public void Set(JsonObject properties, JsonObject context, JsonNode? value) => Parent(properties, context, true)![Names[^1]] = value;

    /// <returns>Whether there was something.</returns>
    public bool Remove(JsonObject properties, JsonObject context) => Parent(properties, context, false)?.Remove(Names[^1]) == true;

    private JsonObject? Parent(JsonObject properties, JsonObject context, bool create)
    {
        var at = InContext ? context : properties;
        for (var i = 0; i < Names.Count - 1; i++)
        {
            if (at[Names[i]] is JsonObject inner)
                at = inner;
            else if (create)
            {
                var made = new JsonObject();
                at[Names[i]] = made;
                at = made;
            }
            else
                return null;
        }
        return at;
    }
}
