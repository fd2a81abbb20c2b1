using Mjml.Html.Outline;

namespace Mjml.Styles.Inlining;

/// <summary>Attributes that older clients read instead of a style: sizes of tables, cells and images, colours and alignment of tables.</summary>
internal static class TableAttributes
{
    private static readonly string[] Sized = ["table", "td", "th", "img"];
    private static readonly string[] Table = ["table", "th", "tr", "td", "caption", "colgroup", "col", "thead", "tbody", "tfoot"];

    private static readonly (string Property, string Attribute)[] Attributes =
        [("background-color", "bgcolor"), ("background-image", "background"), ("text-align", "align"), ("vertical-align", "valign")];

    /// <param name="resolve">Replaces <c>var(…)</c> in a value, where there is any.</param>
    public static void Write(OutlineElement element, ComputedStyle style, Func<string, string>? resolve)
    {
        var isTable = Table.Contains(element.Tag);
        if (Sized.Contains(element.Tag))
        {
            WriteSize(element, "width", Value("width"), isTable);
            WriteSize(element, "height", Value("height"), isTable);
        }
        if (!isTable)
            return;
        foreach (var (property, attribute) in Attributes)
        {
            if (Value(property) is { } found && !found.Contains("-gradient(", StringComparison.OrdinalIgnoreCase))
                element.Set(attribute, attribute == "background" ? Address(found) : found);
        }

        string? Value(string name) => style[name] is not { } value ? null : resolve is null ? value : resolve(value);
    }

    private static void WriteSize(OutlineElement element, string name, string? size, bool isTable)
    {
        if (size is null)
            return;
        var unit = size.IndexOf("px", StringComparison.Ordinal);
        if (unit >= 0)
            element.Set(name, size.Remove(unit, 2));
        else if (size.Contains("auto", StringComparison.Ordinal))
            element.Set(name, size);
        else if (isTable && size.Contains('%', StringComparison.Ordinal))
            element.Set(name, size);
    }

    /// <summary>What stands in <c>url(…)</c>.</summary>
    private static string Address(string value) => value.StartsWith("url(", StringComparison.Ordinal) && value.EndsWith(')')
        ? value[4..^1].Trim('"', '\'')
        : value;
}
