using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>A table of data; its rows are HTML.</summary>
internal sealed class MjTable : Component
{
    public override string Tag => "mj-table";
    public override bool HoldsHtml => true;

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        align                       enum(left,right,center)           left
        border                      string                            none
        cellpadding                 integer                           0
        cellspacing                 integer                           0
        container-background-color  color
        color                       color                             #000000
        font-family                 string                            Ubuntu, Helvetica, Arial, sans-serif
        font-size                   unit(px)                          13px
        font-weight                 string
        line-height                 unit(px,%,)                       22px
        padding-bottom              unit(px,%)
        padding-left                unit(px,%)
        padding-right               unit(px,%)
        padding-top                 unit(px,%)
        padding                     unit(px,%){1,4}                   10px 25px
        role                        enum(none,presentation)
        table-layout                enum(auto,fixed,initial,inherit)  auto
        vertical-align              enum(top,bottom,middle)
        width                       unit(px,%,auto)                   100%
        """);

    private static readonly StyleList Style = new("color", "font-family", "font-size", "line-height", "table-layout", "width", "border");

    public override void Render(Element element, HtmlWriter html) => html
        .Open("table").Attr("cellpadding", element["cellpadding"]).Attr("cellspacing", element["cellspacing"]).Attr("role", element["role"])
        .Attr("width", Width(element)).Attr("border", "0")
        .Styles(element, Style)
        .Style("border-collapse", HasSpacing(element.Computed("cellspacing")) ? "separate" : null)
        .Close().Html(element.Content).Raw("</table>");

    /// <summary>Whatever stands around the digits.</summary>
    private static bool HasSpacing(string? spacing) =>
        spacing is not (null or "0") && CssNumber.Float(string.Concat(spacing.Where(c => char.IsAsciiDigit(c) || c == '.'))) > 0;

    private static string? Width(Element element) => element.Computed("width") switch
    {
        null => null,
        "auto" => "auto",
        var width => CssWidth.Parse(width) is { IsPercent: true } ? width : CssNumber.Print(Math.Truncate(CssWidth.Parse(width).Value)),
    };
}
