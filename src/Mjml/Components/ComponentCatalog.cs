using System.Collections.Frozen;

namespace Mjml.Components;

/// <summary>Every tag that the compiler knows.</summary>
internal static class ComponentCatalog
{
    private static readonly FrozenDictionary<string, Component> All = new Component[]
    {
        new MjBody(), new MjWrapper(), new MjSection(), new MjGroup(), new MjColumn(),
        new MjText(), new MjImage(), new MjButton(), new MjDivider(), new MjSpacer(), new MjTable(), new MjHero(), new MjRaw(),
        new MjSocial(), new MjSocialElement(), new MjNavbar(), new MjNavbarLink(),
        new MjAccordion(), new MjAccordionElement(), new MjAccordionTitle(), new MjAccordionText(), new MjCarousel(), new MjCarouselImage(),
        new HeadTag("mjml", ["mj-head", "mj-body", "mj-raw"], "lang  string\nowa  string\ndir  string\nsupport-outlook-classic  boolean\nsupport-dark-mode  boolean"),
        new HeadTag("mj-head", ["mj-attributes", "mj-breakpoint", "mj-html-attributes", "mj-font", "mj-preview", "mj-style", "mj-title", "mj-raw"]),
        new HeadTag("mj-attributes", null),
        new HeadTag("mj-all", [], checksAttributes: false),
        new HeadTag("mj-class", null, checksAttributes: false),
        new HeadTag("mj-breakpoint", [], "width  unit(px)", holdsHtml: true),
        new HeadTag("mj-font", [], "name  string\nhref  string"),
        new HeadTag("mj-preview", [], holdsHtml: true),
        new HeadTag("mj-style", [], "inline  string", holdsHtml: true),
        new HeadTag("mj-title", [], holdsHtml: true),
        new HeadTag("mj-html-attributes", ["mj-selector"]),
        new HeadTag("mj-selector", ["mj-html-attribute"], "path  string"),
        new HeadTag("mj-html-attribute", [], "name  string", holdsHtml: true),
    }.ToFrozenDictionary(c => c.Tag);

    public static IEnumerable<string> Tags => All.Keys;

    public static Component? Find(string tag) => All.GetValueOrDefault(tag);

    /// <summary>The component, where it is one that the body may hold.</summary>
    public static Component? Body(string tag) => Find(tag) is { IsOfBody: true } found ? found : null;

    /// <summary>A tag that declares something and renders nothing itself.</summary>
    private sealed class HeadTag(string tag, string[]? children, string? attributes = null, bool holdsHtml = false, bool checksAttributes = true) : Component
    {
        public override string Tag => tag;
        public override IReadOnlyList<string>? Children => children;
        public override bool IsOfBody => false;
        public override bool HoldsHtml => holdsHtml;
        public override bool ChecksAttributes => checksAttributes;
        public override AttributeTable Attributes { get; } = attributes is null ? AttributeTable.Empty : AttributeTable.Of(attributes);
    }
}
