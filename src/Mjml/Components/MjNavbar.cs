using Mjml.Html;
using Mjml.Styles;

namespace Mjml.Components;

/// <summary>A row of links that folds into a menu on phones where asked.</summary>
internal sealed class MjNavbar : Component
{
    public override string Tag => "mj-navbar";
    public override IReadOnlyList<string>? Children { get; } = ["mj-navbar-link", "mj-raw"];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        align                enum(left,center,right)  center
        base-url             string
        hamburger            string
        ico-align            enum(left,center,right)  center
        ico-open             string                   &#9776;
        ico-close            string                   &#8855;
        ico-color            color                    #000000
        ico-font-size        unit(px,%)               30px
        ico-font-family      string                   Ubuntu, Helvetica, Arial, sans-serif
        ico-text-transform   string                   uppercase
        ico-padding          unit(px,%){1,4}          10px
        ico-padding-left     unit(px,%)
        ico-padding-top      unit(px,%)
        ico-padding-right    unit(px,%)
        ico-padding-bottom   unit(px,%)
        padding              unit(px,%){1,4}
        padding-left         unit(px,%)
        padding-top          unit(px,%)
        padding-right        unit(px,%)
        padding-bottom       unit(px,%)
        ico-text-decoration  string                   none
        ico-line-height      unit(px,%,)              30px
        """);

    public override string HeadStyle(string breakpoint) => $$"""
        noinput.mj-menu-checkbox { display:block!important; max-height:none!important; visibility:visible!important; }
        @media only screen and (max-width:{{Breakpoints.Below(breakpoint)}}) {
          .mj-menu-checkbox[type="checkbox"] ~ .mj-inline-links { display:none!important; }
          .mj-menu-checkbox[type="checkbox"]:checked ~ .mj-inline-links,
          .mj-menu-checkbox[type="checkbox"] ~ .mj-menu-trigger { display:block!important; max-width:none!important; max-height:none!important; font-size:inherit!important; }
          .mj-menu-checkbox[type="checkbox"] ~ .mj-inline-links > a { display:block!important; }
          .mj-menu-checkbox[type="checkbox"]:checked ~ .mj-menu-trigger .mj-menu-icon-close { display:block!important; }
          .mj-menu-checkbox[type="checkbox"]:checked ~ .mj-menu-trigger .mj-menu-icon-open { display:none!important; }
        }
        """;

    public override bool GivesToChildren => true;

    public override string? ForChild(Element element, string name) => name == MjNavbarLink.BaseUrl ? element["base-url"] : null;

    public override void Render(Element element, HtmlWriter html)
    {
        if (element.Computed("hamburger") == "hamburger")
            RenderMenuButton(element, html);
        html.Raw("<div class=\"mj-inline-links\">").BeginMso().LayoutTable().Attr("align", element["align"]).Close().Raw("<tr>").EndMso();
        element.RenderChildren(html, element.Around, child => child.Component.Render(child, html));
        html.BeginMso().Raw("</tr></table>").EndMso().Raw("</div>");
    }

    /// <summary>A hidden checkbox remembers whether the menu is open; its label is the button.</summary>
    private static void RenderMenuButton(Element element, HtmlWriter html)
    {
        element.NeedsToBeOnce("each menu needs an id of its own, and template tags decide how many there are");
        var id = element.Document.NextId();
        html.BeginNotMso().Open("input").Attr("type", "checkbox").Attr("id", id).Attr("class", "mj-menu-checkbox")
            .Style("display", "none !important").Style("max-height", "0").Style("visibility", "hidden").Close(" />").EndNotMso();
        html.Open("div").Attr("class", "mj-menu-trigger").Style("display", "none").Style("max-height", "0px").Style("max-width", "0px")
            .Style("font-size", "0px").Style("overflow", "hidden").Close();
        html.Open("label").Attr("for", id).Attr("class", "mj-menu-label").Style("display", "block").Style("cursor", "pointer")
            .Style("mso-hide", "all").Style("-moz-user-select", "none").Style("user-select", "none").Style("color", element["ico-color"])
            .Style("font-size", element["ico-font-size"]).Style("font-family", element["ico-font-family"])
            .Style("text-transform", element["ico-text-transform"]).Style("text-decoration", element["ico-text-decoration"])
            .Style("line-height", element["ico-line-height"]).Style("padding", element["ico-padding"]).Style("padding-top", element["ico-padding-top"])
            .Style("padding-right", element["ico-padding-right"]).Style("padding-bottom", element["ico-padding-bottom"])
            .Style("padding-left", element["ico-padding-left"]).EndStyle().Attr("align", element["ico-align"]).Close();
        html.Open("span").Attr("class", "mj-menu-icon-open").Style("mso-hide", "all").Close().Raw(element["ico-open"]).Raw("</span>");
        html.Open("span").Attr("class", "mj-menu-icon-close").Style("display", "none").Style("mso-hide", "all").Close().Raw(element["ico-close"]).Raw("</span></label></div>");
    }
}
