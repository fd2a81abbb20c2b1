using Mjml.Html;

namespace Mjml.Components;

/// <summary>The answer, hidden until asked for where the mail client can do that.</summary>
internal sealed class MjAccordionText : Component
{
    public override string Tag => "mj-accordion-text";
    public override bool HoldsHtml => true;

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        background-color  color
        font-size         unit(px)                 13px
        font-family       string
        font-weight       string
        letter-spacing    unitWithNegative(px,em)
        line-height       unit(px,%,)              1
        color             color
        padding-bottom    unit(px,%)
        padding-left      unit(px,%)
        padding-right     unit(px,%)
        padding-top       unit(px,%)
        padding           unit(px,%){1,4}          16px
        """);

    public override void Render(Element element, HtmlWriter html) => html
        .Raw("<div class=\"mj-accordion-content\">").Open("table").Attr("cellspacing", "0").Attr("cellpadding", "0")
        .Style("width", "100%").Style("border-bottom", element["border"]).Close().Raw("<tbody><tr>")
        .Open("td").Attr("class", element["css-class"]).Style("background", element["background-color"]).Styles(element, "font-size")
        .Style("font-family", AccordionFont.Of(element))
        .Styles(element, "font-weight", "letter-spacing", "line-height", "color", "padding", "padding-bottom", "padding-left", "padding-right", "padding-top")
        .Close().Html(element.Content).Raw("</td></tr></tbody></table></div>");
}
