using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>The children of a column or hero: a row each, with the padding and background that the child asks for.</summary>
internal static class ContentRows
{
    private static readonly StyleList Padding = new("padding", "padding-top", "padding-right", "padding-bottom", "padding-left");

    /// <param name="backgroundAttribute">The child's background is also written as an attribute, as heroes do.</param>
    public static void Render(Element element, HtmlWriter html, Surroundings inside, bool backgroundAttribute = false) =>
        element.RenderChildren(html, inside, child =>
        {
            html.Raw("<tr><td").Attr("align", child["align"]).Attr("class", child["css-class"])
                .Attr("background", backgroundAttribute ? child["container-background-color"] : null)
                .Style("background", child["container-background-color"]).Style("font-size", "0px")
                .Styles(child, Padding).Style("word-break", "break-word").Close();
            child.Component.Render(child, html);
            html.Raw("</td></tr>\n");
        });
}
