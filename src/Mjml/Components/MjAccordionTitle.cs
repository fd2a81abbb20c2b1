using Mjml.Html;

namespace Mjml.Components;

/// <summary>The question: always to be seen, with an icon that tells whether the answer is.</summary>
internal sealed class MjAccordionTitle : Component
{
    public override string Tag => "mj-accordion-title";
    public override bool HoldsHtml => true;

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        background-color  color
        color             color
        font-size         unit(px)         13px
        font-family       string
        font-weight       string
        padding-bottom    unit(px,%)
        padding-left      unit(px,%)
        padding-right     unit(px,%)
        padding-top       unit(px,%)
        padding           unit(px,%){1,4}  16px
        """);

    public override void Render(Element element, HtmlWriter html)
    {
        html.Raw("<div class=\"mj-accordion-title\">").Open("table").Attr("cellspacing", "0").Attr("cellpadding", "0")
            .Style("width", "100%").Style("border-bottom", element["border"]).Close().Raw("<tbody><tr>");
        var iconLast = element.Computed("icon-position") == "right";
        if (!iconLast)
            RenderIcons(element, html);
        html.Open("td").Attr("class", element["css-class"]).Style("width", "100%").Styles(element, "background-color", "color", "font-size")
            .Style("font-family", AccordionFont.Of(element))
            .Styles(element, "font-weight", "padding", "padding-bottom", "padding-left", "padding-right", "padding-top").Close()
            .Html(element.Content).Raw("</td>");
        if (iconLast)
            RenderIcons(element, html);
        html.Raw("</tr></tbody></table></div>");
    }

    private static void RenderIcons(Element element, HtmlWriter html)
    {
        html.BeginNotMso(ie: true).Open("td").Attr("class", "mj-accordion-ico").Style("padding", "16px")
            .Style("background", element["background-color"]).Style("vertical-align", element["icon-align"]).Close();
        RenderIcon(element, html, "icon-wrapped", "mj-accordion-more");
        RenderIcon(element, html, "icon-unwrapped", "mj-accordion-less");
        html.Raw("</td>").EndNotMso();
    }

    private static void RenderIcon(Element element, HtmlWriter html, string icon, string name) => html
        .Open("img").Attr("src", element[$"{icon}-url"]).Attr("alt", element[$"{icon}-alt"]).Attr("class", name)
        .Style("display", "none").Style("width", element["icon-width"]).Style("height", element["icon-height"]).Close(" />");
}
