using Mjml.Html;

namespace Mjml.Components;

/// <summary>A link of the navigation bar.</summary>
internal sealed class MjNavbarLink : Component
{
    public override string Tag => "mj-navbar-link";
    public override bool HoldsHtml => true;

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        color            color                    #000000
        font-family      string                   Ubuntu, Helvetica, Arial, sans-serif
        font-size        unit(px)                 13px
        font-style       string
        font-weight      string                   normal
        href             string
        name             string
        target           string                   _blank
        rel              string
        letter-spacing   unitWithNegative(px,em)
        line-height      unit(px,%,)              22px
        padding-bottom   unit(px,%)
        padding-left     unit(px,%)
        padding-right    unit(px,%)
        padding-top      unit(px,%)
        padding          unit(px,%){1,4}          15px 10px
        text-decoration  string                   none
        text-transform   string                   uppercase
        """);

    /// <summary>What the bar gives its links to stand before their <c>href</c>.</summary>
    public const string BaseUrl = "navbarBaseUrl";

    private static readonly StyleList Font = new(
        "color", "font-family", "font-size", "font-style", "font-weight", "letter-spacing", "line-height", "text-decoration", "text-transform");
    private static readonly StyleList Sides = new("padding", "padding-top", "padding-left", "padding-right", "padding-bottom");

    public override void Render(Element element, HtmlWriter html)
    {
        html.BeginMso().Open("td");
        Padding(element, html).EndStyle().Attr("class", element.OutlookClass).Close().EndMso();
        html.Open("a").Attr("class", element.Set("css-class") is { } css ? $"mj-link {css}" : "mj-link")
            .Attr("href", element.Set(BaseUrl) is { } start ? start + element["href"] : element["href"])
            .Attr("rel", element["rel"]).Attr("target", element["target"]).Attr("name", element["name"]).Style("display", "inline-block")
            .Styles(element, Font);
        Padding(element, html).Close().Html(element.Content).Raw("</a>").BeginMso().Raw("</td>").EndMso();
    }

    private static HtmlWriter Padding(Element element, HtmlWriter html) =>
        html.Styles(element, Sides);
}
