using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>A row of the mail: columns side by side, on a background of its own.</summary>
internal class MjSection : Component
{
    public override string Tag => "mj-section";
    public override IReadOnlyList<string>? Children { get; } = ["mj-column", "mj-group", "mj-raw"];

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
        """);

    private static readonly StyleList Frame = new("border", "border-bottom", "border-left", "border-right", "border-top", "border-radius", "direction");
    private static readonly StyleList Padding = new("padding", "padding-bottom", "padding-left", "padding-right", "padding-top");

    public override void Render(Element element, HtmlWriter html)
    {
        if (!IsFullWidth(element))
        {
            BeginOutlookTable(element, html);
            RenderOnBackground(element, html, () => RenderSection(element, html));
            EndOutlookTable(html);
            return;
        }
        html.LayoutTable().Attr("align", "center").Attr("class", element["css-class"]).Attr("background", element["background-url"]);
        SectionBackground.Style(element, html).Style("width", "100%").Close().Raw("<tbody><tr><td>");
        RenderOnBackground(element, html, () =>
        {
            BeginOutlookTable(element, html);
            RenderSection(element, html);
            EndOutlookTable(html);
        });
        html.Raw("</td></tr></tbody></table>\n");
    }

    /// <summary>The columns; a wrapper has rows instead.</summary>
    protected virtual void RenderInside(Element element, HtmlWriter html, Surroundings inside)
    {
        html.BeginMso().Raw("<tr>").EndMso();
        element.RenderChildren(html, inside, child =>
        {
            html.BeginMso().Open("td").Attr("align", child["align"]).Attr("class", child.OutlookClass);
            child.Component.StyleOutlookCell(child, html);
            html.Close().EndMso();
            child.Component.Render(child, html);
            html.BeginMso().Raw("</td>").EndMso();
        });
        html.BeginMso().Raw("</tr>").EndMso();
    }

    private static bool IsFullWidth(Element element) => element.Computed("full-width") == "full-width";

    private static string? GapAbove(Element element)
    {
        if (!string.IsNullOrEmpty(element.Around.Gap))
            element.Parent?.NeedsKnownChildren("a gap stands above every section but the first, and template tags decide which that is");
        return element.Position.IsFirst ? null : element.Around.Gap;
    }

    private static void BeginOutlookTable(Element element, HtmlWriter html)
    {
        html.BeginMso().LayoutTable().Attr("align", "center").Attr("class", element.OutlookClass)
            .Style("width", element.Around.ContainerWidth).Style("padding-top", GapAbove(element)).EndStyle()
            .Attr("width", CssNumber.Print(CssNumber.Int(element.Around.ContainerWidth)))
            .Attr("bgcolor", string.IsNullOrEmpty(element.Around.Gap) ? element.Set("background-color") : null).Close()
            .Raw("<tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\">").EndMso();
    }

    private static void EndOutlookTable(HtmlWriter html) => html.BeginMso().Raw("</td></tr></table>").EndMso();

    private static void RenderOnBackground(Element element, HtmlWriter html, Action content)
    {
        if (element["background-url"] is not null)
            SectionBackground.RenderVml(element, html, IsFullWidth(element), content);
        else
            content();
    }

    private void RenderSection(Element element, HtmlWriter html)
    {
        var fullWidth = IsFullWidth(element);
        var rounded = !string.IsNullOrEmpty(element["border-radius"]);
        var pictured = element["background-url"] is not null;
        html.Open("div").Attr("class", fullWidth ? null : element["css-class"]);
        if (!fullWidth)
            SectionBackground.Style(element, html);
        html.Style("margin", "0px auto").Style("max-width", element.Around.ContainerWidth).Style("border-radius", element["border-radius"])
            .Style("overflow", rounded ? "hidden" : null).Style("margin-top", GapAbove(element)).Close();
        if (pictured)
            html.Raw("<div style=\"line-height:0;font-size:0;\">");
        html.LayoutTable().Attr("align", "center").Attr("background", fullWidth ? null : element["background-url"]);
        if (!fullWidth)
            SectionBackground.Style(element, html);
        html.Style("width", "100%").Style("border-collapse", rounded ? "separate" : null).Close().Raw("<tbody><tr>").Open("td")
            .Styles(element, Frame).Style("font-size", "0px").Styles(element, Padding).Style("text-align", element["text-align"]).Close();
        html.BeginMso().Raw("<table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\">").EndMso();
        var inside = element.Around with
        {
            ContainerWidth = CssNumber.Px(element.Box),
            Gap = element["gap"],
            Gutter = element.Computed("gutter"),
            Direction = element["direction"],
        };
        RenderInside(element, html, inside);
        html.BeginMso().Raw("</table>").EndMso().Raw("</td></tr></tbody></table>").Raw(pictured ? "</div></div>\n" : "</div>\n");
    }
}
