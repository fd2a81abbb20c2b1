using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>Columns that stay side by side on phones.</summary>
internal sealed class MjGroup : Component
{
    public override string Tag => "mj-group";
    public override IReadOnlyList<string>? Children { get; } = ["mj-column", "mj-raw"];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        background-color  color
        direction         enum(ltr,rtl)            ltr
        vertical-align    enum(top,bottom,middle)
        width             unit(px,%)
        """);

    public override void Render(Element element, HtmlWriter html)
    {
        var width = ColumnWidths.Of(element);
        var name = $"mj-column-{(width.IsPercent ? "per" : "px")}-{CssNumber.Print(Math.Truncate(width.Value))}";
        element.Document.MediaQueries.AddWidth(name, width.ToString());
        html.Open("div").Attr("class", $"{name} mj-outlook-group-fix{(element.Set("css-class") is { } css ? " " + css : "")}")
            .Style("font-size", "0").Style("line-height", "0").Style("text-align", "left").Style("display", "inline-block").Style("width", "100%")
            .Styles(element, "direction", "vertical-align", "background-color").Close();
        html.BeginMso().Open("table").Attr("bgcolor", element["background-color"] is "none" ? null : element["background-color"])
            .Attr("border", "0").Attr("cellpadding", "0").Attr("cellspacing", "0").Attr("role", "presentation").Close().Raw("<tr>").EndMso();
        var inside = Inside(element);
        element.RenderChildren(
            html, inside,
            child =>
            {
                html.BeginMso().Open("td").Style("align", child["align"]).Style("vertical-align", child["vertical-align"])
                    .Style("width", CellWidth(element, child)).Close().EndMso();
                child.Component.Render(child, html);
                html.BeginMso().Raw("</td>").EndMso();
            });
        html.BeginMso().Raw("</tr></table>").EndMso().Raw("</div>\n");
    }

    public override void StyleOutlookCell(Element element, HtmlWriter html) => html
        .Styles(element, "vertical-align").Style("width", CssNumber.Px(ColumnWidths.Of(element).Within(element.Around.Width)));

    private static Surroundings Inside(Element element)
    {
        var width = element.Computed("width") is { } written
            ? CssWidth.Parse(written).Within(element.Around.Width)
            : CssWidth.Parse(CssNumber.Px(element.Around.Width / element.Position.NonRaw)).Value;
        return element.Around with { ContainerWidth = CssNumber.Px(width - element.Paddings), InGroup = true, Direction = element["direction"] };
    }

    private static string CellWidth(Element element, Element child)
    {
        var width = child.Component switch
        {
            MjColumn => ColumnWidths.OutlookWidth(child),
            MjGroup => CssNumber.Px(ColumnWidths.Of(child).Within(child.Around.Width)),
            _ => child.Computed("width"),
        };
        return width is null ? CssNumber.Px(CssNumber.Int(element.Around.ContainerWidth) / element.Position.NonRaw) : CssWidth.Parse(width).ToString();
    }
}
