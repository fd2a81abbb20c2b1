using Mjml.Html;

namespace Mjml.Components;

/// <summary>One question with its answer; a missing one of the two is written empty.</summary>
internal sealed class MjAccordionElement : Component
{
    public override string Tag => "mj-accordion-element";
    public override IReadOnlyList<string>? Children { get; } = ["mj-accordion-title", "mj-accordion-text", "mj-raw"];

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        background-color    color
        border              string
        font-family         string
        icon-align          enum(top,middle,bottom)
        icon-width          unit(px,%)
        icon-height         unit(px,%)
        icon-wrapped-url    string
        icon-wrapped-alt    string
        icon-unwrapped-url  string
        icon-unwrapped-alt  string
        icon-position       enum(left,right)
        """);

    private static readonly MjAccordionTitle NoTitle = new();
    private static readonly MjAccordionText NoText = new();

    public override bool GivesToChildren => true;

    public override string? ForChild(Element element, string name) => MjAccordion.PassesOn(name) ? element[name] : null;

    public override void Render(Element element, HtmlWriter html)
    {
        html.Open("tr").Attr("class", element["css-class"]).Close()
            .Open("td").Style("padding", "0px").Styles(element, "background-color").Close()
            .Open("label").Attr("class", "mj-accordion-element").Style("font-size", "13px").Styles(element, "font-family").Close();
        html.BeginNotMso(ie: true).Raw("<input class=\"mj-accordion-checkbox\" type=\"checkbox\" style=\"display:none;\" />").EndNotMso().Raw("<div>");
        element.NeedsKnownChildren("a missing title or text is written empty, and template tags decide whether one is");
        if (!element.Has(NoTitle.Tag))
            RenderMissing(element, NoTitle, html);
        element.RenderChildren(html, element.Around, child => child.Component.Render(child, html));
        if (!element.Has(NoText.Tag))
            RenderMissing(element, NoText, html);
        html.Raw("</div></label></td></tr>");
    }

    private static void RenderMissing(Element element, Component component, HtmlWriter html) => component.Render(element.Missing(component), html);
}
