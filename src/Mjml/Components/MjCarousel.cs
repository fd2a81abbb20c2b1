using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>Pictures that are leafed through, without a script: hidden radio buttons remember which one is shown.</summary>
internal sealed class MjCarousel : Component
{
    public override string Tag => "mj-carousel";
    public override IReadOnlyList<string>? Children { get; } = ["mj-carousel-image"];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        align                       enum(left,center,right)         center
        border-radius               string                          6px
        container-background-color  color
        icon-width                  unit(px,%)                      44px
        left-icon                   string                          https://i.imgur.com/xTh3hln.png
        padding                     unit(px,%){1,4}
        padding-top                 unit(px,%)
        padding-bottom              unit(px,%)
        padding-left                unit(px,%)
        padding-right               unit(px,%)
        right-icon                  string                          https://i.imgur.com/os7o9kz.png
        thumbnails                  enum(visible,hidden,supported)  visible
        tb-border                   string                          2px solid transparent
        tb-border-radius            string                          6px
        tb-hover-border-color       color                           #fead0d
        tb-selected-border-color    color                           #ccc
        tb-width                    unit(px,%)
        """);

    /// <summary>The rules that leaf through them grow with the square of their number.</summary>
    private const int MaxImages = 100;

    public override bool GivesToChildren => true;

    public override string? ForChild(Element element, string name) => name switch
    {
        "border-radius" or "tb-border" or "tb-border-radius" => element[name],
        "tb-width" => element.Set(name) ?? "110px", // what the official compiler always comes to
        "thumbnails" => element[name],
        _ => null,
    };

    public override void Render(Element element, HtmlWriter html)
    {
        element.NeedsKnownChildren("pictures are numbered, and template tags decide how many there are");
        element.NeedsToBeOnce("each carousel needs an id of its own, and template tags decide how many there are");
        var id = $"mj-carousel-{element.Document.NextId()}";
        var images = Math.Min(MaxImages, element.CountChildren("mj-carousel-image"));
        element.Document.AddElementStyle(images == 0 ? "" : CarouselStyle.Of(element, id, images));
        html.BeginNotMso().Raw("<div class=\"mj-carousel\">");
        EachImage(element, html, (image, number) => MjCarouselImage.RenderRadio(html, id, number));
        html.Open("div").Attr("class", $"mj-carousel-content {id}-content").Style("display", "table").Style("width", "100%")
            .Style("table-layout", "fixed").Style("text-align", "center").Style("font-size", "0px").Close();
        if (element.Computed("thumbnails") is "visible" or "supported")
            EachImage(element, html, (image, number) => MjCarouselImage.RenderThumbnail(image, html, id, number));
        html.Open("table").Style("caption-side", "top").Style("display", "table-caption").Style("table-layout", "fixed").Style("width", "100%").EndStyle()
            .Attr("border", "0").Attr("cellpadding", "0").Attr("cellspacing", "0").Attr("width", "100%").Attr("role", "presentation")
            .Attr("class", "mj-carousel-main").Close().Raw("<tbody><tr>");
        RenderArrows(element, html, id, "previous", element["left-icon"], images);
        html.Raw("<td style=\"padding:0px;\"><div class=\"mj-carousel-images\">");
        EachImage(element, html, (image, number) => MjCarouselImage.RenderImage(image, html, number));
        html.Raw("</div></td>");
        RenderArrows(element, html, id, "next", element["right-icon"], images);
        html.Raw("</tr></tbody></table></div></div>").EndNotMso();
        RenderFirst(element, html);
    }

    /// <summary>Outlook shows the first picture alone.</summary>
    private static void RenderFirst(Element element, HtmlWriter html) => EachImage(element, html, (image, number) =>
    {
        if (number > 1 || html.WithoutOutlook)
            return;
        html.Raw("<!--[if mso]>");
        MjCarouselImage.RenderImage(image, html, number);
        html.EndMso();
    });

    private static void EachImage(Element element, HtmlWriter html, Action<Element, int> render)
    {
        var number = 0;
        element.RenderChildren(html, element.Around, child =>
        {
            if (child.Component is MjCarouselImage && number < MaxImages)
                render(child, ++number);
        });
    }

    private static void RenderArrows(Element element, HtmlWriter html, string id, string direction, string? icon, int images)
    {
        html.Open("td").Attr("class", $"{id}-icons-cell").Style("font-size", "0px").Style("display", "none").Style("mso-hide", "all").Style("padding", "0px").Close()
            .Open("div").Attr("class", $"mj-carousel-{direction}-icons").Style("display", "none").Style("mso-hide", "all").Close();
        for (var i = 1; i <= images; i++)
        {
            html.Open("label").Attr("for", $"{id}-radio-{i}").Attr("class", $"mj-carousel-{direction} mj-carousel-{direction}-{i}").Close()
                .Open("img").Attr("src", icon).Attr("alt", direction)
                .Style("display", "block").Style("width", element["icon-width"]).Style("height", "auto").EndStyle()
                .Attr("width", CssNumber.Print(CssNumber.Int(element.Computed("icon-width")))).Close(" />").Raw("</label>");
        }
        html.Raw("</div></td>");
    }
}
