using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>A button: a link, or a paragraph where it has no <c>href</c>.</summary>
internal sealed class MjButton : Component
{
    public override string Tag => "mj-button";
    public override IReadOnlyList<string>? Children { get; } = [];
    public override bool HoldsHtml => true;

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        align                       enum(left,center,right)  center
        background-color            color                    #414141
        border-bottom               string
        border-left                 string
        border-radius               string                   3px
        border-right                string
        border-top                  string
        border                      string                   none
        color                       color                    #ffffff
        container-background-color  color
        font-family                 string                   Ubuntu, Helvetica, Arial, sans-serif
        font-size                   unit(px)                 13px
        font-style                  string
        font-weight                 string                   normal
        height                      unit(px,%)
        href                        string
        name                        string
        title                       string
        inner-padding               unit(px,%){1,4}          10px 25px
        letter-spacing              unitWithNegative(px,em)
        line-height                 unit(px,%,)              120%
        padding-bottom              unit(px,%)
        padding-left                unit(px,%)
        padding-right               unit(px,%)
        padding-top                 unit(px,%)
        padding                     unit(px,%){1,4}          10px 25px
        rel                         string
        target                      string                   _blank
        text-decoration             string                   none
        text-transform              string                   none
        vertical-align              enum(top,bottom,middle)  middle
        text-align                  enum(left,right,center)
        width                       unit(px,%)
        """);

    private static readonly StyleList Border = new("border", "border-bottom", "border-left", "border-radius", "border-right", "border-top");
    private static readonly StyleList Font = new("color", "font-family", "font-size", "font-style", "font-weight", "line-height", "letter-spacing");

    public override void Render(Element element, HtmlWriter html)
    {
        var tag = element.Set("href") is null ? "p" : "a";
        html.LayoutTable()
            .Style("border-collapse", "separate").Style("width", element["width"]).Style("line-height", "100%").Close().Raw("<tbody><tr>")
            .Open("td").Attr("align", "center").Attr("bgcolor", element["background-color"] is "none" ? null : element["background-color"])
            .Attr("role", "presentation");
        html.Styles(element, Border)
            .Style("cursor", "auto").Styles(element, "font-style", "height").Style("mso-padding-alt", element["inner-padding"])
            .Styles(element, "text-align").Style("background", element["background-color"])
            .EndStyle().Attr("valign", element["vertical-align"]).Close()
            .Open(tag).Attr("href", element["href"]).Attr("name", element["name"]).Attr("rel", element["rel"]).Attr("title", element["title"])
            .Style("display", "inline-block").Style("width", LinkWidth(element)).Style("background", element["background-color"])
            .Styles(element, Font)
            .Style("margin", "0").Styles(element, "text-decoration", "text-transform").Style("padding", element["inner-padding"])
            .Style("mso-padding-alt", "0px").Styles(element, "border-radius")
            .EndStyle().Attr("target", tag == "a" ? element["target"] : null).Close()
            .Html(element.Content.Length == 0 ? "\n" : element.Content).Raw("</").Raw(tag).Raw("></td></tr></tbody></table>");
    }

    /// <summary>The link's own width, where the button's is in pixels; a percentage depends on the text.</summary>
    private static string? LinkWidth(Element element)
    {
        if (element.Computed("width") is not { } written || CssWidth.Parse(written) is not { Unit: "px" } width)
            return null;
        return CssNumber.Px(Math.Truncate(width.Value) - element.Side("inner-padding", "inner-padding-left", "left") - element.Side("inner-padding", "inner-padding-right", "right") - element.Borders);
    }
}
