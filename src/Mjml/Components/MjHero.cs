using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>A picture as wide as the mail with content on it, of a fixed height or as high as the content.</summary>
internal sealed class MjHero : Component
{
    public override string Tag => "mj-hero";
    public override IReadOnlyList<string>? Children { get; } = ["mj-accordion", "mj-button", "mj-carousel", "mj-divider", "mj-image", "mj-social", "mj-spacer", "mj-table", "mj-text", "mj-navbar", "mj-raw"];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        mode                    string                   fixed-height
        height                  unit(px,%)               0px
        background-url          string
        background-width        unit(px,%)
        background-height       unit(px,%)
        background-position     string                   center center
        border-radius           string
        inner-background-color  color
        inner-padding           unit(px,%){1,4}
        inner-padding-top       unit(px,%)
        inner-padding-left      unit(px,%)
        inner-padding-right     unit(px,%)
        inner-padding-bottom    unit(px,%)
        padding                 unit(px,%){1,4}          0px
        padding-bottom          unit(px,%)
        padding-left            unit(px,%)
        padding-right           unit(px,%)
        padding-top             unit(px,%)
        background-color        color                    #ffffff
        vertical-align          enum(top,bottom,middle)  top
        """);

    public override void Render(Element element, HtmlWriter html)
    {
        var container = element.Around.ContainerWidth;
        html.BeginMso().LayoutTable().Attr("align", "center").Attr("width", CssNumber.Print(CssNumber.Int(container))).Style("width", container).Close()
            .Raw("<tr>").Open("td").Style("line-height", "0").Style("font-size", "0").Style("mso-line-height-rule", "exactly").Close()
            .Open("v:image").Style("border", "0").Style("height", element["background-height"]).Style("mso-position-horizontal", "center")
            .Style("position", "absolute").Style("top", "0").Style("width", element.Set("background-width") ?? container).Style("z-index", "-3").EndStyle()
            .Attr("src", element["background-url"]).Attr("xmlns:v", "urn:schemas-microsoft-com:vml").Close(" />").EndMso();
        html.Open("div").Attr("align", element["align"]).Attr("class", element["css-class"])
            .Style("margin", "0 auto").Style("max-width", container).Close()
            .LayoutTable().Style("width", "100%").Close().Raw("<tbody><tr style=\"vertical-align:top;\">");
        if (element.Computed("mode") == "fluid-height")
            RenderFluid(element, html);
        else
            RenderFixed(element, html);
        html.Raw("</tr></tbody></table></div>\n").BeginMso().Raw("</td></tr></table>").EndMso();
    }

    /// <summary>Two cells beside the content keep the picture's proportions.</summary>
    private static void RenderFluid(Element element, HtmlWriter html)
    {
        var ratio = CssNumber.Round(CssNumber.Int(element.Computed("background-height")) / CssNumber.Int(element.Computed("background-width")) * 100);
        void Spacer() => html.Open("td").Style("width", "0.01%").Style("padding-bottom", CssNumber.Print(ratio) + "%").Style("mso-padding-bottom-alt", "0").Close(" />");
        Spacer();
        Background(element, html).Close();
        RenderContent(element, html);
        html.Raw("</td>");
        Spacer();
    }

    private static void RenderFixed(Element element, HtmlWriter html)
    {
        var height = CssNumber.Int(element.Computed("height")) - element.Side("padding", "padding-top", "top") - element.Side("padding", "padding-bottom", "bottom");
        Background(element, html).Style("height", CssNumber.Px(height)).EndStyle().Attr("height", CssNumber.Print(height)).Close();
        RenderContent(element, html);
        html.Raw("</td>");
    }

    private static HtmlWriter Background(Element element, HtmlWriter html)
    {
        var picture = element.Set("background-url") is { } url ? $"url('{url}') no-repeat {element["background-position"]} / cover" : null;
        return html.Open("td").Attr("background", element["background-url"])
            .Style("background", string.Join(' ', new[] { element["background-color"], picture }.Where(s => !string.IsNullOrEmpty(s))))
            .Styles(element, "background-position").Style("background-repeat", "no-repeat")
            .Styles(element, "border-radius", "padding", "padding-top", "padding-left", "padding-right", "padding-bottom", "vertical-align");
    }

    private static void RenderContent(Element element, HtmlWriter html)
    {
        var inside = element.Around with { ContainerWidth = CssNumber.Px(element.Around.Width - element.Paddings) };
        html.BeginMso().Open("table").Attr("align", element["align"]).Attr("border", "0").Attr("cellpadding", "0").Attr("cellspacing", "0")
            .Attr("width", CssNumber.Print(CssNumber.Int(inside.ContainerWidth))).Style("width", inside.ContainerWidth).Close().Raw("<tr>").Open("td");
        Inner(element, html).Close().EndMso();
        html.Open("div").Attr("align", element["align"]).Attr("class", "mj-hero-content").Style("background-color", element["inner-background-color"])
            .Style("float", element["align"]).Style("margin", "0px auto").Styles(element, "width");
        InnerPadding(element, html).Close()
            .LayoutTable().Style("width", "100%").Style("margin", "0px").Close().Raw("<tbody><tr><td>")
            .LayoutTable().Style("width", "100%").Style("margin", "0px").Close().Raw("<tbody>");
        ContentRows.Render(element, html, inside, backgroundAttribute: true);
        html.Raw("</tbody></table></td></tr></tbody></table></div>").BeginMso().Raw("</td></tr></table>").EndMso();
    }

    private static HtmlWriter Inner(Element element, HtmlWriter html) =>
        InnerPadding(element, html.Style("background-color", element["inner-background-color"]));

    private static HtmlWriter InnerPadding(Element element, HtmlWriter html) => html
        .Style("padding", element["inner-padding"]).Style("padding-top", element["inner-padding-top"]).Style("padding-left", element["inner-padding-left"])
        .Style("padding-right", element["inner-padding-right"]).Style("padding-bottom", element["inner-padding-bottom"]);
}
