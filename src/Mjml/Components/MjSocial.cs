using System.Collections.Frozen;
using Mjml.Html;

namespace Mjml.Components;

/// <summary>Links to social networks, side by side or below each other.</summary>
internal sealed class MjSocial : Component
{
    public override string Tag => "mj-social";
    public override IReadOnlyList<string>? Children { get; } = ["mj-social-element", "mj-raw"];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        align                       enum(left,right,center)    center
        border                      string
        border-radius               string                     3px
        container-background-color  color
        color                       color                      #333333
        font-family                 string                     Ubuntu, Helvetica, Arial, sans-serif
        font-size                   unit(px)                   13px
        font-style                  string
        font-weight                 string
        icon-size                   unit(px,%)                 20px
        icon-height                 unit(px,%)
        icon-padding                unit(px,%){1,4}
        inner-padding               unit(px,%){1,4}
        line-height                 unit(px,%,)                22px
        mode                        enum(horizontal,vertical)  horizontal
        padding-bottom              unit(px,%)
        padding-left                unit(px,%)
        padding-right               unit(px,%)
        padding-top                 unit(px,%)
        padding                     unit(px,%){1,4}            10px 25px
        table-layout                enum(auto,fixed)
        text-padding                unit(px,%){1,4}
        text-decoration             string                     none
        vertical-align              enum(top,bottom,middle)
        """);

    private static readonly FrozenSet<string> Given = ((string[])
    [
        "border", "border-radius", "color", "font-family", "font-size", "font-weight", "font-style", "icon-size", "icon-height", "icon-padding",
        "text-padding", "line-height", "text-decoration",
    ]).ToFrozenSet();

    public override bool GivesToChildren => true;

    public override string? ForChild(Element element, string name) =>
        name == "padding" ? element.Set("inner-padding") : Given.Contains(name) ? element[name] : null;

    public override void Render(Element element, HtmlWriter html)
    {
        if (element.Computed("mode") == "horizontal")
            RenderBeside(element, html);
        else
            RenderBelow(element, html);
    }

    private static void RenderBeside(Element element, HtmlWriter html)
    {
        var align = element["align"];
        html.BeginMso().LayoutTable().Attr("align", align).Close().Raw("<tr>").EndMso();
        element.RenderChildren(html, element.Around, child =>
        {
            html.BeginMso().Raw("<td>").EndMso().LayoutTable().Attr("align", align)
                .Style("float", "none").Style("display", "inline-table").Close().Raw("<tbody>");
            child.Component.Render(child, html);
            html.Raw("</tbody></table>").BeginMso().Raw("</td>").EndMso();
        });
        html.BeginMso().Raw("</tr></table>").EndMso();
    }

    private static void RenderBelow(Element element, HtmlWriter html)
    {
        html.LayoutTable().Style("margin", "0px").Close().Raw("<tbody>");
        element.RenderChildren(html, element.Around, child => child.Component.Render(child, html));
        html.Raw("</tbody></table>");
    }
}
