using Mjml.Html;
using Mjml.Layout;
using Mjml.Styles;

namespace Mjml.Components;

/// <summary>A picture, as wide as its column or as asked, linked where it has an <c>href</c>.</summary>
internal sealed class MjImage : Component
{
    public override string Tag => "mj-image";
    public override IReadOnlyList<string>? Children { get; } = [];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        alt                         string                   ''
        href                        string
        name                        string
        src                         string
        srcset                      string
        sizes                       string
        title                       string
        rel                         string
        align                       enum(left,center,right)  center
        border                      string                   0
        border-bottom               string
        border-left                 string
        border-right                string
        border-top                  string
        border-radius               string
        container-background-color  color
        fluid-on-mobile             boolean
        padding                     unit(px,%){1,4}          10px 25px
        padding-bottom              unit(px,%)
        padding-left                unit(px,%)
        padding-right               unit(px,%)
        padding-top                 unit(px,%)
        target                      string                   _blank
        width                       unit(px)
        height                      unit(px,auto)            auto
        max-height                  unit(px,%)
        font-size                   unit(px)                 13px
        usemap                      string
        """);

    private static readonly StyleList Border = new("border", "border-left", "border-right", "border-top", "border-bottom", "border-radius");

    public override string HeadStyle(string breakpoint) => $$"""
        @media only screen and (max-width:{{Breakpoints.Below(breakpoint)}}) {
          table.mj-full-width-mobile { width: 100% !important; }
          td.mj-full-width-mobile { width: auto !important; }
        }
        """;

    public override void Render(Element element, HtmlWriter html)
    {
        var width = Width(element);
        var fullWidth = element["full-width"] == "full-width";
        var mobileClass = element.Set("fluid-on-mobile") is null ? null : "mj-full-width-mobile";
        var whole = fullWidth ? "100%" : null;
        html.LayoutTable().Attr("class", mobileClass)
            .Style("min-width", whole).Style("max-width", whole).Style("width", fullWidth ? CssNumber.Px(width) : null)
            .Style("border-collapse", "collapse").Style("border-spacing", "0px").Close().Raw("<tbody><tr>")
            .Open("td").Attr("class", mobileClass).Style("width", fullWidth ? null : double.IsFinite(width) ? CssNumber.Px(Math.Truncate(width)) : CssWidth.Parse(CssNumber.Print(width)).ToString()).Close();
        var linked = element.Set("href") is not null;
        if (linked)
        {
            html.Open("a").Attr("href", element["href"]).Attr("target", element["target"]).Attr("rel", element["rel"])
                .Attr("name", element["name"]).Attr("title", element["title"]).Close();
        }
        RenderImage(element, html, width, whole);
        html.Raw(linked ? "</a></td></tr></tbody></table>" : "</td></tr></tbody></table>");
    }

    private static void RenderImage(Element element, HtmlWriter html, double width, string? whole) => html
        .Open("img").Attr("alt", element["alt"]).Attr("src", element["src"]).Attr("srcset", element["srcset"]).Attr("sizes", element["sizes"])
        .Styles(element, Border)
        .StyleText("display:block;outline:none;text-decoration:none;").Styles(element, "height", "max-height")
        .Style("min-width", whole).Style("width", "100%").Style("max-width", whole).Styles(element, "font-size")
        .EndStyle().Attr("title", element["title"]).Attr("width", CssNumber.Print(width)).Attr("usemap", element["usemap"])
        .Attr("height", element.Computed("height") is { } height ? height == "auto" ? height : CssNumber.Print(CssNumber.Int(height)) : null)
        .Close(" />");

    /// <summary>A width that is no number does not count, as in JavaScript's comparisons.</summary>
    private static double Width(Element element) =>
        double.MinNumber(element.Box, element.Computed("width") is { } width ? CssNumber.Int(width) : double.PositiveInfinity);
}
