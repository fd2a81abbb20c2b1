using Mjml.Html;

namespace Mjml.Components;

/// <summary>HTML that is carried through as it is.</summary>
internal sealed class MjRaw : Component
{
    public override string Tag => "mj-raw";
    public override IReadOnlyList<string>? Children { get; } = [];
    public override bool HoldsHtml => true;
    public override bool IsRaw => true;

    public override AttributeTable Attributes { get; } = AttributeTable.Of("""
        position  enum(file-start)
        """);

    public override void Render(Element element, HtmlWriter html) => html.Between(element.Content);
}
