using Mjml.Layout;

namespace Mjml.Components;

/// <summary>How wide a column or group is: an equal share where it does not say.</summary>
internal static class ColumnWidths
{
    /// <summary>The width as written, or the share in percent.</summary>
    public static CssWidth Of(Element element)
    {
        if (element.Computed("width") is { } width)
            return CssWidth.Parse(width);
        element.Parent?.NeedsKnownChildren("columns without a width share the room, and template tags decide how many there are");
        return CssWidth.Parse(CssNumber.Print(100.0 / element.Position.NonRaw) + "%");
    }

    /// <summary>In whole pixels, for Outlook's cell.</summary>
    public static string OutlookWidth(Element element) => CssNumber.Px(CssNumber.Round(Of(element).Within(element.Around.Width)));

    /// <summary>The class that carries the width on wide screens; its rule is noted.</summary>
    public static string ClassName(Element element)
    {
        var width = OnDesktop(element);
        var name = element.Document.MediaQueries.AddColumn(width);
        if (ColumnGutter.IsSet(element) && !element.Around.InGroup)
            element.Document.MediaQueries.AddPadding(ColumnGutter.ClassName(element), ColumnGutter.Desktop(element));
        return name;
    }

    /// <summary>Columns stack on phones, at full width; those of a group keep theirs.</summary>
    public static string OnPhones(Element element)
    {
        if (!element.KeepsWidthOnPhones)
            return "100%";
        if (element.Around.InGroup && ColumnGutter.IsSet(element))
            return PercentOf(OnDesktop(element), element);
        if (element.Computed("width") is not { } width)
            return CssNumber.Print(Math.Truncate(100.0 / element.Position.NonRaw)) + "%";
        return CssWidth.Parse(width) is { IsPercent: true } ? width : PercentOf(CssWidth.Parse(width), element);
    }

    /// <summary>The width without its part of the gutters. Pixels that do not divide go to the first columns.</summary>
    private static CssWidth OnDesktop(Element element)
    {
        var width = Of(element);
        if (!ColumnGutter.IsSet(element))
            return width.IsPercent ? width : width with { Value = CssNumber.Round(width.Value) };
        var siblings = element.Position.Siblings;
        var reduced = Math.Max(0, CssNumber.Normalize(width.Value - ColumnGutter.In(element, width.Unit) * (siblings - 1) / siblings));
        if (width.Unit != "px")
            return width with { Value = reduced };
        var extra = Math.Clamp(CssNumber.Round(siblings * (reduced - Math.Floor(reduced))), 0, siblings);
        return width with { Value = Math.Floor(reduced) + (element.Position.Index < extra ? 1 : 0) };
    }

    private static string PercentOf(CssWidth width, Element element) => width.IsPercent
        ? width.ToString()
        : CssNumber.Print(CssNumber.Normalize(width.Value / CssNumber.Int(element.Around.ContainerWidth) * 100)) + "%";
}
