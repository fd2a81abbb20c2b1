using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>A link to one network: its icon, and text beside it.</summary>
internal sealed class MjSocialElement : Component
{
    public override string Tag => "mj-social-element";
    public override bool HoldsHtml => true;

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        align             enum(left,center,right)  left
        icon-position     enum(left,right)         left
        background-color  color
        color             color                    #000
        border            string                   0
        border-radius     string                   3px
        font-family       string                   Ubuntu, Helvetica, Arial, sans-serif
        font-size         unit(px)                 13px
        font-style        string
        font-weight       string
        href              string
        icon-size         unit(px,%)
        icon-height       unit(px,%)
        icon-padding      unit(px,%){1,4}
        line-height       unit(px,%,)              1
        name              string
        padding-bottom    unit(px,%)
        padding-left      unit(px,%)
        padding-right     unit(px,%)
        padding-top       unit(px,%)
        padding           unit(px,%){1,4}          4px
        text-padding      unit(px,%){1,4}          4px 4px 4px 0
        rel               string
        src               string
        srcset            string
        sizes             string
        alt               string                   ''
        title             string
        target            string                   _blank
        text-decoration   string                   none
        vertical-align    enum(top,middle,bottom)  middle
        """);

    private static readonly StyleList Padding = new("padding", "padding-top", "padding-right", "padding-bottom", "padding-left", "vertical-align");
    private static readonly StyleList Font = new("color", "font-size", "font-weight", "font-style", "font-family", "line-height", "text-decoration");

    public override void Render(Element element, HtmlWriter html)
    {
        var network = SocialNetwork.Find(element.Computed("name"));
        var address = element.Set("href");
        var href = address is null ? null : network?.ShareUrl?.Replace("[[URL]]", address, StringComparison.Ordinal) ?? address;
        html.Open("tr").Attr("class", element["css-class"]).Close();
        var iconFirst = element.Computed("icon-position") == "left";
        if (iconFirst)
            RenderIcon(element, html, network, href);
        RenderText(element, html, href);
        if (!iconFirst)
            RenderIcon(element, html, network, href);
        html.Raw("</tr>");
    }

    private static void RenderIcon(Element element, HtmlWriter html, SocialNetwork? network, string? href)
    {
        var size = element.Set("icon-size");
        html.Open("td").Styles(element, Padding).Close()
            .LayoutTable().Style("background", element.Set("background-color") ?? network?.Color).Styles(element, "border-radius").Style("width", size).Close()
            .Raw("<tbody><tr>").Open("td").Style("padding", element["icon-padding"]).Style("font-size", "0")
            .Style("height", element.Set("icon-height") ?? size).Style("vertical-align", "middle").Style("width", size).Close();
        if (href is not null)
            html.Open("a").Attr("href", href).Attr("rel", element["rel"]).Attr("target", element["target"]).Close();
        html.Open("img").Attr("alt", element["alt"]).Attr("title", element["title"]).Attr("src", element.Set("src") ?? network?.Icon)
            .Styles(element, "border", "border-radius").Style("display", "block").EndStyle()
            .Attr("width", element.Computed("icon-size") is { } width ? CssNumber.Print(CssNumber.Int(width)) : null)
            .Attr("sizes", element.Set("sizes")).Attr("srcset", element.Set("srcset")).Close(" />");
        html.Raw(href is null ? "</td></tr></tbody></table></td>" : "</a></td></tr></tbody></table></td>");
    }

    private static void RenderText(Element element, HtmlWriter html, string? href)
    {
        if (element.Content.Length == 0)
            return;
        html.Open("td").Style("vertical-align", "middle").Style("padding", element["text-padding"]).Style("text-align", element["align"]).Close()
            .Open(href is null ? "span" : "a").Attr("href", href)
            .Styles(element, Font).EndStyle()
            .Attr("rel", href is null ? null : element["rel"]).Attr("target", href is null ? null : element["target"]).Close()
            .Html(element.Content).Raw(href is null ? "</span></td>" : "</a></td>");
    }
}
