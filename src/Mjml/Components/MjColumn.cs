using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>A column of a section; columns stack on phones.</summary>
internal sealed class MjColumn : Component
{
    public override string Tag => "mj-column";
    public override IReadOnlyList<string>? Children { get; } = ["mj-accordion", "mj-button", "mj-carousel", "mj-divider", "mj-image", "mj-raw", "mj-social", "mj-spacer", "mj-table", "mj-text", "mj-navbar"];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        background-color        color
        border                  string
        border-bottom           string
        border-left             string
        border-radius           string
        border-right            string
        border-top              string
        direction               enum(ltr,rtl)            ltr
        inner-background-color  color
        padding-bottom          unit(px,%)
        padding-left            unit(px,%)
        padding-right           unit(px,%)
        padding-top             unit(px,%)
        inner-border            string
        inner-border-bottom     string
        inner-border-left       string
        inner-border-radius     string
        inner-border-right      string
        inner-border-top        string
        padding                 unit(px,%){1,4}
        vertical-align          enum(top,bottom,middle)  top
        width                   unit(px,%)
        """);

    private static readonly StyleList OuterFrame = new(
        "background-color", "border", "border-bottom", "border-left", "border-radius", "border-right", "border-top", "vertical-align");
    private static readonly StyleList Padding = new("padding", "padding-top", "padding-right", "padding-bottom", "padding-left");

    public override void Render(Element element, HtmlWriter html)
    {
        html.Open("div").Attr("class", ClassNames(element))
            .StyleText("font-size:0px;text-align:left;").Style("direction", element["direction"]).Style("display", "inline-block")
            .Style("vertical-align", element["vertical-align"]).Style("width", ColumnWidths.OnPhones(element)).Style("padding", ColumnGutter.Inline(element)).Close();
        var padded = IsPadded(element);
        if (padded)
        {
            html.LayoutTable().Attr("width", "100%").Style("border-collapse", IsRound(element, "border-radius") ? "separate" : null).Close()
                .Raw("<tbody><tr>").Open("td");
            Frame(element, html).Styles(element, Padding).Close();
        }
        RenderColumn(element, html, padded);
        html.Raw(padded ? "</td></tr></tbody></table></div>\n" : "</div>\n");
    }

    public override void StyleOutlookCell(Element element, HtmlWriter html) => html
        .Style("vertical-align", element["vertical-align"]).Style("width", ColumnWidths.OutlookWidth(element)).Style("padding", ColumnGutter.Outlook(element));

    private static string ClassNames(Element element)
    {
        var name = ColumnWidths.ClassName(element);
        if (ColumnGutter.IsSet(element))
            name += " " + ColumnGutter.ClassName(element);
        name += " mj-outlook-group-fix";
        return element.Set("css-class") is { } css ? $"{name} {css}" : name;
    }

    private static void RenderColumn(Element element, HtmlWriter html, bool padded)
    {
        html.LayoutTable().Attr("width", "100%");
        if (padded)
        {
            html.Style("background-color", element["inner-background-color"])
                .Style("border", element["inner-border"]).Style("border-bottom", element["inner-border-bottom"])
                .Style("border-left", element["inner-border-left"]).Style("border-radius", element["inner-border-radius"])
                .Style("border-right", element["inner-border-right"]).Style("border-top", element["inner-border-top"]);
        }
        else
        {
            Frame(element, html, collapse: !IsRound(element, "inner-border-radius"));
        }
        html.Style("border-collapse", IsRound(element, "inner-border-radius") ? "separate" : null).Close().Raw("<tbody>");
        ContentRows.Render(element, html, Inside(element));
        html.Raw("</tbody></table>");
    }

    private static HtmlWriter Frame(Element element, HtmlWriter html, bool collapse = true) => html
        .Styles(element, OuterFrame)
        .Style("border-collapse", collapse && IsRound(element, "border-radius") ? "separate" : null);

    private static bool IsRound(Element element, string radius) => !string.IsNullOrEmpty(element[radius]);

    /// <summary>Any padding of its own needs a table around the column's.</summary>
    private static bool IsPadded(Element element) =>
        (element["padding"] ?? element["padding-bottom"] ?? element["padding-left"] ?? element["padding-right"] ?? element["padding-top"]) is not null;

    private static Surroundings Inside(Element element)
    {
        var taken = element.Paddings + element.Borders + element.Border("inner-border", "inner-border-left") + element.Border("inner-border", "inner-border-right");
        var width = element.Computed("width") is { } written
            ? CssWidth.Parse(written).Within(element.Around.Width)
            : Math.Truncate(element.Around.Width / element.Position.NonRaw);
        return element.Around with { ContainerWidth = CssNumber.Px(width - taken) };
    }
}
