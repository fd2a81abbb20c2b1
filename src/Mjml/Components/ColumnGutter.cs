using Mjml.Layout;

namespace Mjml.Components;

/// <summary>The <c>gutter</c> of a section: room between its columns, none at the outer edges.</summary>
internal static class ColumnGutter
{
    public static bool IsSet(Element element)
    {
        if (element.Around.Gutter is not { Length: > 0 })
            return false;
        element.Parent?.NeedsKnownChildren("columns share a gutter, and template tags decide how many there are");
        return true;
    }

    /// <summary>The gutter in the unit of the column's width.</summary>
    public static double In(Element element, string unit)
    {
        var gutter = CssWidth.Parse(element.Around.Gutter!);
        return (gutter.Unit, unit) switch
        {
            ("px", "%") => gutter.Value / element.Around.Width * 100,
            ("%", "px") => element.Around.Width * gutter.Value / 100,
            _ => gutter.Value,
        };
    }

    public static string ClassName(Element element)
    {
        var unit = ColumnWidths.Of(element).Unit;
        var gutter = In(element, unit);
        var number = CssNumber.Print(CssNumber.Normalize(unit == "px" ? CssNumber.Round(gutter) : gutter));
        var dot = number.IndexOf('.', StringComparison.Ordinal);
        var token = dot < 0 ? number : number.Remove(dot, 1).Insert(dot, "-");
        var rtl = element.Around.Direction == "rtl" ? "-rtl" : "";
        return $"mj-column-gutter-{element.Position.Siblings}-{element.Position.Index + 1}-{(unit == "%" ? "per" : unit)}-{token}{rtl}";
    }

    /// <summary>Padding on wide screens, left and right.</summary>
    public static string Desktop(Element element) => Sideways(element, ColumnWidths.Of(element).Unit);

    public static string? Outlook(Element element) => IsSet(element) ? Sideways(element, "px") : null;

    /// <summary>Padding on phones: above and below stacked columns, or sideways in a group.</summary>
    public static string? Inline(Element element)
    {
        if (!IsSet(element))
            return null;
        if (element.Around.InGroup)
            return Desktop(element);
        var half = In(element, "%") / 2;
        return Padding(element.Position.IsFirst ? 0 : half, 0, element.Position.IsLast ? 0 : half, 0, "%");
    }

    private static string Sideways(Element element, string unit)
    {
        var (first, last) = (element.Position.IsFirst, element.Position.IsLast);
        if (element.Position.Siblings == 1)
            return Padding(0, 0, 0, 0, unit);
        var gutter = In(element, unit);
        var half = (unit == "px" ? CssNumber.Round(gutter) : gutter) / 2;
        var (leading, trailing) = unit == "px" ? (Math.Ceiling(half), Math.Floor(half)) : (half, half);
        return element.Around.Direction == "rtl"
            ? Padding(0, first ? 0 : trailing, 0, last ? 0 : leading, unit)
            : Padding(0, last ? 0 : leading, 0, first ? 0 : trailing, unit);
    }

    private static string Padding(double top, double right, double bottom, double left, string unit)
    {
        string Side(double value) => CssNumber.Print(unit == "px" ? CssNumber.Round(value) : CssNumber.Normalize(value)) + unit;
        return $"{Side(top)} {Side(right)} {Side(bottom)} {Side(left)}";
    }
}
