using System.Text;
using Mjml.Html;
using Mjml.Late;
using Mjml.Layout;
using Mjml.Parsing;
using Mjml.Styles;

namespace Mjml.Components;

/// <summary>One use of a component: its attributes, where it stands, and what is around it.</summary>
internal sealed class Element(Node node, Component component, Document document, Surroundings around, Position position, Element? parent = null)
{
    private readonly string? _ownClass = node["mj-class"];

    /// <summary>The <c>mj-class</c> whose child defaults count for the children: the nearest one replaces those further up.</summary>
    private readonly string _classForChildren = node["mj-class"] ?? parent?._classForChildren ?? document.Root["mj-class"] ?? "";

    /// <summary>Stands in for a child that was not written: defaults of the head do not reach it.</summary>
    private bool _isMissing;

    public Component Component { get; } = component;
    public Element? Parent { get; } = parent;
    public Document Document { get; } = document;
    public Surroundings Around { get; } = around;
    public Position Position { get; } = position;
    public string Content => node.Content;

    /// <summary>A group tells its columns to keep their widths on phones.</summary>
    public bool KeepsWidthOnPhones => Parent?.Component is MjGroup;

    /// <summary>
    /// The attribute's value: written here, else by the nearest class's child defaults, the own classes, the tag's defaults in
    /// <c>mj-attributes</c>, what the parent gives, everybody's defaults, and the manual's.
    /// </summary>
    public string? this[string name]
    {
        get
        {
            var spec = Component.Attributes.Find(name);
            var value = node[name] ?? (_isMissing ? null : Document.Defaults.Find(Component.Tag, name, _ownClass, ClassAround))
                ?? Parent?.Component.ForChild(Parent, name) ?? (_isMissing ? null : Document.Defaults.ForAll(name)) ?? spec?.Default;
            return spec is { IsColor: true } && value is ['#', var r, var g, var b] ? $"#{r}{r}{g}{g}{b}{b}" : value;
        }
    }

    private string ClassAround => Parent?._classForChildren ?? Document.Root["mj-class"] ?? "";

    /// <summary>Whether the attribute is written at the element itself.</summary>
    public bool Writes(string name) => node[name] is not null;

    /// <summary>The value where it is neither missing, empty nor <c>false</c>.</summary>
    public string? Set(string name) => this[name] is { Length: > 0 } value and not "false" ? value : null;

    /// <summary>A value that is computed with. A template tag in it is a fault, and the value is then not used.</summary>
    public string? Computed(string name)
    {
        if (Set(name) is not { } value)
            return null;
        if (!Document.HasTemplateTags || !TemplateTags.IsIn(value))
            return value;
        var (place, attribute) = PlaceOf(name, value);
        Document.Needs(new(
            $"'{name}' of <{node.Tag}> decides about the layout, and holds a template tag", "Write a fixed value, or choose between whole elements with {% if %}.",
            place, attribute, IsValue: true));
        return null;
    }

    /// <summary>Whether template tags stand between the children: how many there will be is then not known.</summary>
    public bool HasTemplateChildren => Document.HasTemplateTags && node.Children.Exists(c => c.Tag == Node.TemplateTag);

    /// <summary>Asks for late layout where something depends on how many children there are, and template tags decide about that.</summary>
    public void NeedsKnownChildren(string why)
    {
        if (HasTemplateChildren)
            Document.Needs(new(why, "Give each column a width, or let {% if %} choose between whole sections.", node));
    }

    /// <summary>Asks for late layout where the element may come out several times, but cannot be the same each time.</summary>
    public void NeedsToBeOnce(string why)
    {
        for (var around = Parent; around is not null; around = around.Parent)
        {
            if (around.HasTemplateChildren)
                Document.Needs(new(why, "Take it out of the loop, if it is in one.", node));
        }
    }

    /// <summary>Asks for late layout where template tags decide which attributes there are.</summary>
    public void NoteTemplateAttributes()
    {
        if (node.Attributes.Find(a => a.IsTemplateTag) is { Value.Length: > 0 } attribute)
            Document.Needs(new($"template tags decide which attributes <{node.Tag}> has", "Write the condition into the value of an attribute.", node, attribute, IsValue: true));
    }

    /// <summary>The element as MJML, with all that is in it.</summary>
    public void WriteTo(StringBuilder text) => NodeWriter.Write(node, text);

    /// <summary>Where a value is written: here, or as a default in the head.</summary>
    private (Node Node, NodeAttribute? Attribute) PlaceOf(string name, string value)
    {
        bool IsIt(NodeAttribute a) => a.Name == name && a.Value == value;
        if (node.Attributes.Exists(IsIt))
            return (node, node.Attributes.Find(IsIt));
        var defaults = (Document.Root.Child("mj-head")?.Children ?? []).Where(c => c.Tag == "mj-attributes").SelectMany(c => c.Children);
        var place = defaults.SelectMany(d => d.Children.Append(d)).FirstOrDefault(d => d.Attributes.Exists(IsIt));
        return place is null ? (node, null) : (place, place.Attributes.Find(IsIt));
    }

    /// <summary>One side of a shorthand such as <c>padding</c>, in pixels.</summary>
    public double Side(string shorthand, string side)
    {
        if (Computed($"{shorthand}-{side}") is { } own)
            return CssNumber.Int(own);
        if (Computed(shorthand) is not { } all)
            return 0;
        var parts = all.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var index = (parts.Length, side) switch
        {
            ( <= 1, _) or (_, "top") => 0,
            (2, "bottom") => 0,
            (2 or 3, "left" or "right") or (_, "right") => 1,
            (_, "bottom") => 2,
            _ => 3,
        };
        return CssNumber.Int(parts.ElementAtOrDefault(index) ?? "0");
    }

    /// <summary>The width of one side of a border, in pixels.</summary>
    public double Border(string side, string attribute = "border")
    {
        var border = Computed($"{attribute}-{side}") ?? Computed(attribute) ?? "0";
        var part = border.Split(' ').FirstOrDefault(p => p.Length > 0 && char.IsAsciiDigit(p[0]));
        return part is null ? 0 : CssNumber.Int(part);
    }

    public double Paddings => Side("padding", "left") + Side("padding", "right");
    public double Borders => Border("left") + Border("right");

    /// <summary>The room inside padding and border, in pixels.</summary>
    public double Box => CssNumber.Int(Around.ContainerWidth) - Paddings - Borders;

    /// <summary>Number of children that take up room.</summary>
    public int NonRawChildren => node.Children.Count(c => ComponentCatalog.Find(c.Tag) is not { IsRaw: true } && c.Tag != Node.TemplateTag);

    public int ElementChildren => node.Children.Count(c => c.Tag != Node.TemplateTag);

    public bool Has(string tag) => node.Child(tag) is not null;

    public int CountChildren(string tag) => node.Children.Count(c => c.Tag == tag);

    /// <summary>A child that the author left out, as if it were written without attributes and content.</summary>
    public Element Missing(Component child) =>
        new(new Node(child.Tag, node.Offset, node.Length) { Source = node.Source }, child, Document, Around, new(0, 1, 1), this) { _isMissing = true };

    /// <summary>
    /// Renders the children one after another by <paramref name="render"/>; raw ones as they are. Template tags between them are written in
    /// place and not counted: once Liquid has run they are gone.
    /// </summary>
    public void RenderChildren(HtmlWriter html, Surroundings inside, Action<Element> render)
    {
        var siblings = ElementChildren;
        var nonRaw = NonRawChildren;
        var index = 0;
        foreach (var child in node.Children)
        {
            if (child.Tag == Node.TemplateTag)
            {
                html.Raw(child.Content);
                continue;
            }
            var position = new Position(index++, siblings, nonRaw);
            if (ComponentCatalog.Body(child.Tag) is not { } component)
                continue;
            var element = new Element(child, component, Document, inside, position, this);
            if (Document.HasTemplateTags && Parent is not null)
                element.NoteTemplateAttributes();
            Document.Use(component);
            if (component.IsRaw)
                component.Render(element, html);
            else
                render(element);
        }
    }

    /// <summary>The element's <c>css-class</c>, each with Outlook's suffix.</summary>
    public string OutlookClass => this["css-class"] is { Length: > 0 } classes
        ? string.Join(' ', classes.Split(' ').Select(c => c + "-outlook"))
        : "";
}
