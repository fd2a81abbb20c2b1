using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>A picture of a carousel.</summary>
internal sealed class MjCarouselImage : Component
{
    public override string Tag => "mj-carousel-image";
    public override bool HoldsHtml => true;

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        alt               string  ''
        href              string
        rel               string
        target            string  _blank
        title             string
        src               string
        thumbnails-src    string
        border-radius     string
        tb-border         string
        tb-border-radius  string
        """);

    /// <summary>Outside of a carousel: the picture alone, hidden unless it comes first.</summary>
    public override void Render(Element element, HtmlWriter html) => RenderImage(element, html, element.Position.Index + 1);

    public static void RenderRadio(HtmlWriter html, string id, int number) => html
        .Open("input").Attr("class", $"mj-carousel-radio {id}-radio {id}-radio-{number}").Attr("checked", number == 1 ? "checked" : null)
        .Attr("type", "radio").Attr("name", id.Replace("mj-carousel-", "mj-carousel-radio-", StringComparison.Ordinal)).Attr("id", $"{id}-radio-{number}")
        .Style("display", "none").Style("mso-hide", "all").Close(" />");

    public static void RenderThumbnail(Element element, HtmlWriter html, string id, int number)
    {
        html.Open("a").Style("border", element["tb-border"]).Style("border-radius", element["tb-border-radius"])
            .Style("display", element["thumbnails"] == "supported" ? "none" : "inline-block").Style("overflow", "hidden").Style("width", element["tb-width"]).EndStyle()
            .Attr("href", $"#{number}").Attr("target", element["target"])
            .Attr("class", $"mj-carousel-thumbnail {id}-thumbnail {id}-thumbnail-{number} {element.ClassWith("-thumbnail")}").Close()
            .Open("label").Attr("for", $"{id}-radio-{number}").Close()
            .Open("img").Style("display", "block").Style("width", "100%").Style("height", "auto").EndStyle()
            .Attr("src", element.Set("thumbnails-src") ?? element["src"]).Attr("alt", element["alt"])
            .Attr("width", CssNumber.Print(CssNumber.Int(element.Computed("tb-width")))).Close(" />").Raw("</label></a>");
    }

    public static void RenderImage(Element element, HtmlWriter html, int number)
    {
        var linked = element.Set("href") is not null;
        html.Open("div").Attr("class", $"mj-carousel-image mj-carousel-image-{number} {element.Set("css-class")}")
            .Style("display", number == 1 ? null : "none").Style("mso-hide", number == 1 ? null : "all").Close();
        if (linked)
            html.Open("a").Attr("href", element["href"]).Attr("rel", element["rel"]).Attr("target", "_blank").Close();
        html.Open("img").Attr("title", element["title"]).Attr("src", element["src"]).Attr("alt", element["alt"]).Styles(element, "border-radius")
            .Style("display", "block").Style("width", element.Around.ContainerWidth).Style("max-width", "100%").Style("height", "auto").EndStyle()
            .Attr("width", CssNumber.Print(CssNumber.Int(element.Around.ContainerWidth))).Attr("border", "0").Close(" />");
        html.Raw(linked ? "</a></div>" : "</div>");
    }
}
