using Mjml.Html;

namespace Mjml.Components;

/// <summary>Attributes that become declarations of the same name.</summary>
internal static class ElementStyles
{
    private static readonly string[] Sides = ["", "-bottom", "-left", "-right", "-top"];

    /// <summary>Writes each attribute that has a value as the declaration of its name.</summary>
    public static HtmlWriter Styles(this HtmlWriter html, Element element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            html.Style(name, element[name]);
        return html;
    }

    /// <summary>Writes a shorthand and its four sides: <c>padding</c>, <c>padding-bottom</c> …</summary>
    public static HtmlWriter Box(this HtmlWriter html, Element element, string shorthand, string? from = null)
    {
        foreach (var side in Sides)
            html.Style(shorthand + side, element[(from ?? shorthand) + side]);
        return html;
    }

    /// <summary>Opens a table that only lays out.</summary>
    public static HtmlWriter LayoutTable(this HtmlWriter html) =>
        html.Open("table").Attr("border", "0").Attr("cellpadding", "0").Attr("cellspacing", "0").Attr("role", "presentation");
}
