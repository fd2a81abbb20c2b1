using System.Collections.Frozen;
using Mjml.Html;

namespace Mjml.Components;

/// <summary>Questions that unfold their answers.</summary>
internal sealed class MjAccordion : Component
{
    public override string Tag => "mj-accordion";
    public override IReadOnlyList<string>? Children { get; } = ["mj-accordion-element", "mj-raw"];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        container-background-color  color
        border                      string                   2px solid black
        font-family                 string                   Ubuntu, Helvetica, Arial, sans-serif
        icon-align                  enum(top,middle,bottom)  middle
        icon-width                  unit(px,%)               32px
        icon-height                 unit(px,%)               32px
        icon-wrapped-url            string                   https://i.imgur.com/bIXv1bk.png
        icon-wrapped-alt            string                   +
        icon-unwrapped-url          string                   https://i.imgur.com/w4uTygT.png
        icon-unwrapped-alt          string                   -
        icon-position               enum(left,right)         right
        padding-bottom              unit(px,%)
        padding-left                unit(px,%)
        padding-right               unit(px,%)
        padding-top                 unit(px,%)
        padding                     unit(px,%){1,4}          10px 25px
        """);

    private static readonly FrozenSet<string> Given = ((string[])
    [
        "border", "icon-align", "icon-width", "icon-height", "icon-position", "icon-wrapped-url", "icon-wrapped-alt", "icon-unwrapped-url",
        "icon-unwrapped-alt",
    ]).ToFrozenSet();

    public override string HeadStyle(string breakpoint) => """
        noinput.mj-accordion-checkbox { display:block!important; }
        @media yahoo, only screen and (min-width:0) {
          .mj-accordion-element { display:block; }
          .mj-accordion-checkbox[type="checkbox"], .mj-accordion-less { display:none!important; }
          .mj-accordion-checkbox[type="checkbox"] + * .mj-accordion-title { cursor:pointer; touch-action:manipulation; -webkit-user-select:none; -moz-user-select:none; user-select:none; }
          .mj-accordion-checkbox[type="checkbox"] + * .mj-accordion-content { overflow:hidden; display:none; }
          .mj-accordion-checkbox[type="checkbox"] + * .mj-accordion-more { display:block!important; }
          .mj-accordion-checkbox:checked + * .mj-accordion-content { display:block; }
          .mj-accordion-checkbox:checked + * .mj-accordion-more { display:none!important; }
          .mj-accordion-checkbox:checked + * .mj-accordion-less { display:block!important; }
        }
        .moz-text-html input.mj-accordion-checkbox + * .mj-accordion-title { cursor: auto; touch-action: auto; -webkit-user-select: auto; -moz-user-select: auto; user-select: auto; }
        .moz-text-html input.mj-accordion-checkbox + * .mj-accordion-content { overflow: hidden; display: block; }
        .moz-text-html input.mj-accordion-checkbox + * .mj-accordion-ico { display: none; }
        @goodbye { @gmail }
        """;

    /// <summary>Frame and icons are passed on to the elements, and by them to titles and texts.</summary>
    public static bool PassesOn(string name) => Given.Contains(name);

    public override bool GivesToChildren => true;

    public override string? ForChild(Element element, string name) => PassesOn(name) ? element[name] : null;

    public override void Render(Element element, HtmlWriter html)
    {
        html.Open("table").Attr("cellspacing", "0").Attr("cellpadding", "0").Attr("class", "mj-accordion")
            .Style("width", "100%").Style("border-collapse", "collapse").Styles(element, "border").Style("border-bottom", "none")
            .Styles(element, "font-family").Close().Raw("<tbody>");
        element.RenderChildren(html, element.Around, child => child.Component.Render(child, html));
        html.Raw("</tbody></table>");
    }
}
