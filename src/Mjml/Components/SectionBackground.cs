using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Components;

/// <summary>A section's background: in CSS, and in VML for Outlook.</summary>
internal static class SectionBackground
{
    public static HtmlWriter Style(Element element, HtmlWriter html)
    {
        if (element.Set("background-url") is not { } url)
            return html.Style("background", element["background-color"]).Style("background-color", element["background-color"]);
        var (x, y) = Position(element);
        // Size, repeat and position stand alone as well: Yahoo does not know the shorthand.
        string?[] shorthand = [element["background-color"], $"url('{url}')", $"{x} {y}", $"/ {element["background-size"]}", element["background-repeat"]];
        return html.Style("background", string.Join(' ', shorthand.Where(s => !string.IsNullOrEmpty(s))))
            .Style("background-position", $"{x} {y}").Styles(element, "background-repeat", "background-size");
    }

    public static void RenderVml(Element element, HtmlWriter html, bool fullWidth, Action content)
    {
        var repeat = element.Computed("background-repeat");
        var size = element["background-size"] is "" ? "" : element.Computed("background-size") ?? "auto";
        var (x, y) = Position(element);
        var (originX, positionX) = VmlPosition(Percent(x, "left", "center", "right", "50%"), repeat == "repeat");
        var (originY, positionY) = VmlPosition(Percent(y, "top", "center", "bottom", "0%"), repeat == "repeat");
        if (size == "auto") // Outlook cannot keep a picture's own size in a frame: it is tiled from the top centre
            (originX, positionX, originY, positionY) = ("0.5", "0.5", "0", "0");
        var parts = size.Split(' ');
        var (vmlSize, aspect) = size switch
        {
            "cover" => ("1,1", "atleast"),
            "contain" => ("1,1", "atmost"),
            "auto" => (null, null),
            _ when parts.Length == 1 => (size, "atmost"),
            _ => (string.Join(',', parts), null),
        };
        html.BeginMso().Open("v:rect")
            .Style("mso-width-percent", fullWidth ? "1000" : null).Style("width", fullWidth ? null : element.Around.ContainerWidth).EndStyle()
            .Attr("xmlns:v", "urn:schemas-microsoft-com:vml").Attr("fill", "true").Attr("stroke", "false").Close()
            .Open("v:fill").Attr("origin", $"{originX}, {originY}").Attr("position", $"{positionX}, {positionY}")
            .Attr("src", element["background-url"]).Attr("color", element["background-color"])
            .Attr("type", repeat == "no-repeat" && size != "auto" ? "frame" : "tile").Attr("size", vmlSize).Attr("aspect", aspect).Close(" />")
            .Raw("<v:textbox style=\"mso-fit-shape-to-text:true\" inset=\"0,0,0,0\">").EndMso();
        content();
        html.BeginMso().Raw("</v:textbox></v:rect>").EndMso();
    }

    private static (string X, string Y) Position(Element element)
    {
        var (x, y) = (element.Computed("background-position") ?? "").Split(' ') switch
        {
            [("top" or "bottom") and var only] => ("center", only),
            [var only] => (only, "center"),
            [var first, var second] when first is "top" or "bottom" || (first == "center" && second is "left" or "right") => (second, first),
            [var first, var second] => (first, second),
            _ => ("center", "top"), // more than two words are not supported
        };
        return (element.Computed("background-position-x") ?? x, element.Computed("background-position-y") ?? y);
    }

    private static string Percent(string word, string start, string middle, string end, string otherwise) =>
        word == start ? "0%" : word == middle ? "50%" : word == end ? "100%" : IsPercent(word) ? word : otherwise;

    private static bool IsPercent(string word) =>
        word is [.., '%'] && char.IsAsciiDigit(word[0]) && word[..^1].All(c => char.IsAsciiDigit(c) || c == '.');

    /// <summary>VML counts from the middle of the picture where it is not repeated, else from its corner.</summary>
    private static (string Origin, string Position) VmlPosition(string percent, bool repeat)
    {
        var share = CssNumber.Int(percent) / 100;
        var value = CssNumber.Print(repeat ? share : (-50 + share * 100) / 100);
        return (value, value);
    }
}
