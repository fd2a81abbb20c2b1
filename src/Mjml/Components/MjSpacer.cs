using Mjml.Html;

namespace Mjml.Components;

/// <summary>Empty room of a height.</summary>
internal sealed class MjSpacer : Component
{
    public override string Tag => "mj-spacer";
    public override IReadOnlyList<string>? Children { get; } = [];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        border                      string
        border-bottom               string
        border-left                 string
        border-right                string
        border-top                  string
        container-background-color  color
        padding-bottom              unit(px,%)
        padding-left                unit(px,%)
        padding-right               unit(px,%)
        padding-top                 unit(px,%)
        padding                     unit(px,%){1,4}
        height                      unit(px,%)       20px
        """);

    public override void Render(Element element, HtmlWriter html) => html
        .Open("div").Style("height", element["height"]).Style("line-height", element["height"]).Close().Raw("&#8202;</div>");
}
