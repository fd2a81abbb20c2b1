using Mjml.Html;
using Mjml.Late;

namespace Mjml.Components;

/// <summary>The mail itself: the page, and the article in it.</summary>
internal sealed class MjBody : Component
{
    public override string Tag => "mj-body";
    public override IReadOnlyList<string>? Children { get; } = ["mj-raw", "mj-section", "mj-wrapper", "mj-hero"];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        width             unit(px)  600px
        background-color  color
        id                string
        """);

    public override void Render(Element element, HtmlWriter html)
    {
        var document = element.Document;
        element.NoteTemplateAttributes();
        html.Open("body").Attr("id", element["id"]).Attr("class", element["css-class"])
            .Style("word-spacing", "normal").Styles(element, "background-color").Close().Raw("\n");
        if (document.Preview.Length > 0)
        {
            html.Raw("<div style=\"display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;\">")
                .Raw(document.Preview).Raw("</div>\n");
        }
        html.Open("div").Attr("aria-label", document.Title.Length > 0 ? document.Title : null).Attr("aria-roledescription", "email")
            .Attr("role", "article").Attr("lang", document.Language).Attr("dir", document.Direction)
            .Style("word-spacing", "normal").Styles(element, "background-color").Close().Raw("\n");
        RenderContent(element, html);
        html.Raw("</div>\n</body>");
    }

    public static void RenderContent(Element element, HtmlWriter html) => element.RenderChildren(
        html, element.Around with { ContainerWidth = element.Computed("width") ?? "600px" }, child => LateSection.Render(child, html));
}
