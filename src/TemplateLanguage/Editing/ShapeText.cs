using System.Text.Json;
using TemplateLanguage.Analysis;

namespace TemplateLanguage.Editing;

/// <summary>Says in words what a schema tells.</summary>
internal static class ShapeText
{
    private const int MostNames = 12; // what a line beside a word holds

    /// <summary>"a list of objects: name, price"; <c>null</c> where nothing is known.</summary>
    public static string? Type(Shape? shape)
    {
        if (shape is null)
            return null;
        if (shape.IsArray)
            return shape.Items is not { } items ? "a list" : items.IsObject ? $"a list of objects: {Names(items)}" : items.IsArray ? "a list of lists" : $"a list; each is {items.Word}";
        if (shape.IsObject || shape.Properties.Any())
            return $"an object: {Names(shape)}";
        return shape.IsScalar ? shape.Word : null;
    }

    /// <summary>Without the names: for a line beside a word.</summary>
    public static string? Short(Shape? shape) => Type(shape)?.Split(':')[0];

    /// <summary>What the schema's author wrote.</summary>
    public static string? Description(Shape? shape) => shape is null ? null : Text(shape, "description") ?? Text(shape, "title");

    /// <summary>The steps from the root of a schema to the part that a shape is of.</summary>
    public static IReadOnlyList<string>? PathOf(Shape shape)
    {
        var steps = new List<string>();
        return Find(shape.Root, shape.Schema, steps) ? steps : null;
    }

    private static bool Find(JsonElement from, JsonElement target, List<string> steps)
    {
        if (from.Equals(target)) // the same place of the same document
            return true;
        if (from.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            return false;
        var parts = from.ValueKind == JsonValueKind.Object
            ? from.EnumerateObject().Select(p => (Step: p.Name, p.Value))
            : from.EnumerateArray().Select((v, i) => (Step: i.ToString(System.Globalization.CultureInfo.InvariantCulture), Value: v));
        foreach (var (step, value) in parts)
        {
            steps.Add(step);
            if (Find(value, target, steps))
                return true;
            steps.RemoveAt(steps.Count - 1);
        }
        return false;
    }

    private static string? Text(Shape shape, string keyword) =>
        shape.Schema.TryGetProperty(keyword, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static string Names(Shape shape)
    {
        var names = shape.Properties.ToList();
        return names.Count == 0 ? "anything" : string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? ", …" : "");
    }
}
