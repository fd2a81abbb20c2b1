using Mjml.Html;

namespace Mjml.Components;

/// <summary>Text, with HTML inside.</summary>
internal sealed class MjText : Component
{
    public override string Tag => "mj-text";
    public override IReadOnlyList<string>? Children { get; } = [];
    public override bool HoldsHtml => true;

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        align                       enum(left,right,center,justify)  left
        background-color            color
        color                       color                            #000000
        container-background-color  color
        font-family                 string                           Ubuntu, Helvetica, Arial, sans-serif
        font-size                   unit(px)                         13px
        font-style                  string
        font-weight                 string
        height                      unit(px,%)
        letter-spacing              unitWithNegative(px,em)
        line-height                 unit(px,%,)                      1
        padding-bottom              unit(px,%)
        padding-left                unit(px,%)
        padding-right               unit(px,%)
        padding-top                 unit(px,%)
        padding                     unit(px,%){1,4}                  10px 25px
        text-decoration             string
        text-transform              string
        vertical-align              enum(top,bottom,middle)
        """);

    private static readonly StyleList Font = new("font-family", "font-size", "font-style", "font-weight", "letter-spacing", "line-height");
    private static readonly StyleList Rest = new("text-decoration", "text-transform", "color", "height");

    public override void Render(Element element, HtmlWriter html)
    {
        if (element.Set("height") is not { } height)
        {
            RenderText(element, html);
            return;
        }
        // Outlook knows no height of a div.
        html.BeginMso().Raw("<table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr>")
            .Open("td").Attr("height", height).Style("vertical-align", "top").Style("height", height).Close().EndMso();
        RenderText(element, html);
        html.BeginMso().Raw("</td></tr></table>").EndMso();
    }

    private static void RenderText(Element element, HtmlWriter html) => html
        .Open("div")
        .Styles(element, Font)
        .Style("text-align", element["align"])
        .Styles(element, Rest)
        .Close().Html(element.Content).Raw("</div>");
}
