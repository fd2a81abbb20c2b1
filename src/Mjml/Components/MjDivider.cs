using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>A horizontal line.</summary>
internal sealed class MjDivider : Component
{
    public override string Tag => "mj-divider";
    public override IReadOnlyList<string>? Children { get; } = [];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        border-color                color                    #000000
        border-style                string                   solid
        border-width                unit(px)                 4px
        container-background-color  color
        padding                     unit(px,%){1,4}          10px 25px
        padding-bottom              unit(px,%)
        padding-left                unit(px,%)
        padding-right               unit(px,%)
        padding-top                 unit(px,%)
        width                       unit(px,%)               100%
        align                       enum(left,center,right)  center
        """);

    public override void Render(Element element, HtmlWriter html)
    {
        Line(element, html.Open("p"), element["width"]).Close().Raw("\n</p>"); // not empty, so that a rule for p:empty passes over it
        var width = OutlookWidth(element);
        html.BeginMso();
        Line(element, html.Open("table").Attr("align", element["align"]).Attr("border", "0").Attr("cellpadding", "0").Attr("cellspacing", "0"), width)
            .EndStyle().Attr("role", "presentation").Attr("width", width).Close()
            .Raw("<tr><td style=\"height:0;line-height:0;\">&nbsp;</td></tr></table>").EndMso();
    }

    private static HtmlWriter Line(Element element, HtmlWriter html, string? width) => html
        .Style("border-top", $"{element["border-style"]} {element["border-width"]} {element["border-color"]}")
        .Style("font-size", "1px")
        .Style("margin", element.Computed("align") switch { "left" => "0px", "right" => "0px 0px 0px auto", _ => "0px auto" })
        .Style("width", width);

    private static string? OutlookWidth(Element element)
    {
        if (element["width"] is "")
            return "";
        var room = CssNumber.Int(element.Around.ContainerWidth) - element.Paddings;
        return CssWidth.Parse(element.Computed("width") ?? "100%") switch
        {
            { IsPercent: true } width => CssNumber.Px(room * (Math.Truncate(width.Value) / 100)),
            { Unit: "px" } => element["width"],
            _ => CssNumber.Px(room),
        };
    }
}
