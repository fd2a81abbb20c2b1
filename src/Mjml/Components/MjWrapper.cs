using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>Sections on one background, with a <c>gap</c> between them where asked.</summary>
internal sealed class MjWrapper : MjSection
{
    public override string Tag => "mj-wrapper";
    public override IReadOnlyList<string>? Children { get; } = ["mj-hero", "mj-raw", "mj-section"];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        background-color       color
        background-url         string
        background-repeat      enum(repeat,no-repeat)   repeat
        background-size        string                   auto
        background-position    string                   top center
        background-position-x  string
        background-position-y  string
        border                 string
        border-bottom          string
        border-left            string
        border-radius          string
        border-right           string
        border-top             string
        direction              enum(ltr,rtl)            ltr
        full-width             enum(full-width,false,)
        gutter                 unit(px,%)
        padding                unit(px,%){1,4}          20px 0
        padding-top            unit(px,%)
        padding-bottom         unit(px,%)
        padding-left           unit(px,%)
        padding-right          unit(px,%)
        text-align             enum(left,center,right)  center
        text-padding           unit(px,%){1,4}          4px 4px 4px 0
        gap                    unit(px)
        """);

    protected override void RenderInside(Element element, HtmlWriter html, Surroundings inside) =>
        element.RenderChildren(html, inside, child =>
        {
            html.BeginMso().Raw("<tr>").Open("td").Attr("align", child["align"]).Attr("class", child.OutlookClass)
                .Attr("width", element.Around.ContainerWidth).Close().EndMso();
            child.Component.Render(child, html);
            html.BeginMso().Raw("</td></tr>").EndMso();
        });
}
