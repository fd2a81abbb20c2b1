using System.Text;
using Mjml.Html;
using Mjml.Late;
using Mjml.Layout;
using Mjml.Parsing;
using Mjml.Styles;

namespace Mjml.Components;

/// <summary>One use of a component: its attributes, where it stands, and what is around it.</summary>
internal sealed class Element
{
    private readonly Node _node;

    /// <summary>The <c>mj-class</c> of the element itself.</summary>
    private readonly string[] _classes;

    /// <summary>Those whose child defaults count for the children: the nearest ones replace those further up.</summary>
    private readonly string[] _classesForChildren;

    /// <summary>The value of each attribute of the component's table.</summary>
    private readonly string?[] _values;
    private bool? _hasTemplateChildren;

    /// <param name="isMissing">Stands in for a child that was not written: defaults of the head do not reach it.</param>
    public Element(Node node, Component component, Document document, Surroundings around, Position position, Element? parent = null, bool isMissing = false)
    {
        (_node, Component, Document, Around, Position, Parent) = (node, component, document, around, position, parent);
        var ownClass = node["mj-class"];
        _classes = ownClass?.Split(' ') ?? [];
        _classesForChildren = ownClass is not null ? _classes : ClassesAround;
        _values = Resolve(isMissing);
    }

    public Component Component { get; }
    public Element? Parent { get; }
    public Document Document { get; }
    public Surroundings Around { get; }
    public Position Position { get; }
    public string Content => _node.Content;

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
            var place = Component.Attributes.PlaceOf(name);
            if (place >= 0)
                return _values[place];
            return _node[name] ?? Document.Defaults.Unlisted(Component.Tag, name, _classes, ClassesAround)
                ?? (Parent is { Component.GivesToChildren: true } ? Parent.Component.ForChild(Parent, name) : null)
                ?? Document.Defaults.UnlistedForAll(name);
        }
    }

    /// <summary>The value at a place of the component's table.</summary>
    public string? At(int place) => _values[place];

    private string[] ClassesAround => Parent?._classesForChildren ?? [];

    /// <summary>Whether the attribute is written at the element itself.</summary>
    public bool Writes(string name) => _node[name] is not null;

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
            $"'{name}' of <{_node.Tag}> decides about the layout, and holds a template tag", "Write a fixed value, or choose between whole elements with {% if %}.",
            place, attribute, IsValue: true));
        return null;
    }

    /// <summary>Whether template tags stand between the children: how many there will be is then not known.</summary>
    public bool HasTemplateChildren => _hasTemplateChildren ??= Document.HasTemplateTags && _node.Children.Exists(c => c.IsTemplateTag);

    /// <summary>Asks for late layout where something depends on how many children there are, and template tags decide about that.</summary>
    public void NeedsKnownChildren(string why)
    {
        if (HasTemplateChildren)
            Document.Needs(new(why, "Give each column a width, or let {% if %} choose between whole sections.", _node));
    }

    /// <summary>Asks for late layout where the element may come out several times, but cannot be the same each time.</summary>
    public void NeedsToBeOnce(string why)
    {
        for (var around = Parent; around is not null; around = around.Parent)
        {
            if (around.HasTemplateChildren)
                Document.Needs(new(why, "Take it out of the loop, if it is in one.", _node));
        }
    }

    /// <summary>Asks for late layout where template tags decide which attributes there are.</summary>
    public void NoteTemplateAttributes()
    {
        if (Array.Find(_node.Attributes, a => a.IsTemplateTag) is { Value.Length: > 0 } attribute)
            Document.Needs(new($"template tags decide which attributes <{_node.Tag}> has", "Write the condition into the value of an attribute.", _node, attribute, IsValue: true));
        if (Array.Find(_node.Attributes, a => a.Name == "mj-class") is { Value.Length: > 0 } classes && TemplateTags.IsIn(classes.Value))
            Document.Needs(new($"template tags decide which defaults hold for <{_node.Tag}>", "Write the condition into the values.", _node, classes, IsValue: true));
    }

    /// <summary>The element as MJML, with all that is in it.</summary>
    public void WriteTo(StringBuilder text) => NodeWriter.Write(_node, text);

    private string?[] Resolve(bool isMissing)
    {
        var gives = Parent is { Component.GivesToChildren: true };
        var table = Component.Attributes;
        var values = Document.RentValues();
        if (isMissing)
            Array.Clear(values);
        else
            Document.Defaults.ValuesOf(Component, gives).CopyTo(values, 0);
        if (!isMissing)
            Document.Defaults.Overlay(values, Component, _classes, ClassesAround);
        foreach (var attribute in _node.Attributes)
        {
            if (table.PlaceOf(attribute.Name) is var place and >= 0)
                values[place] = table[place].Normal(attribute.Value);
        }
        if (!gives)
            return values;
        var otherwise = isMissing ? table.Defaults : Document.Defaults.ForAll(Component);
        for (var i = 0; i < otherwise.Length; i++)
            values[i] ??= (Parent!.Component.ForChild(Parent, table[i].Name) is { } given ? table[i].Normal(given) : null) ?? otherwise[i];
        return values;
    }

    /// <summary>Where a value is written: here, or as a default in the head.</summary>
    private (Node Node, NodeAttribute? Attribute) PlaceOf(string name, string value)
    {
        bool IsIt(NodeAttribute a) => a.Name == name && a.Value == value;
        if (Array.Exists(_node.Attributes, IsIt))
            return (_node, Array.Find(_node.Attributes, IsIt));
        if (Document.Faults.IsFull)
            return (_node, null);
        var defaults = (Document.Root.Child("mj-head")?.Children ?? []).Where(c => c.Tag == "mj-attributes").SelectMany(c => c.Children);
        var place = defaults.SelectMany(d => d.Children.Append(d)).FirstOrDefault(d => Array.Exists(d.Attributes, IsIt));
        return place is null ? (_node, null) : (place, Array.Find(place.Attributes, IsIt));
    }

    /// <summary>One side of a shorthand such as <c>padding</c>, in pixels.</summary>
    /// <param name="own">The attribute of that side alone.</param>
    public double Side(string shorthand, string own, string side)
    {
        if (Computed(own) is { } alone)
            return CssNumber.Int(alone);
        if (Computed(shorthand) is not { } all)
            return 0;
        return CssShorthand.Side(all, side);
    }

    /// <summary>The width of one side of a border, in pixels.</summary>
    /// <param name="own">The attribute of that side alone.</param>
    public double Border(string shorthand, string own) => CssShorthand.BorderWidth(Computed(own) ?? Computed(shorthand) ?? "0");

    public double Paddings => Side("padding", "padding-left", "left") + Side("padding", "padding-right", "right");
    public double Borders => Border("border", "border-left") + Border("border", "border-right");

    /// <summary>The room inside padding and border, in pixels.</summary>
    public double Box => CssNumber.Int(Around.ContainerWidth) - Paddings - Borders;

    /// <summary>Number of children that take up room.</summary>
    public int NonRawChildren
    {
        get
        {
            var count = 0;
            foreach (var child in _node.Children)
                count += child.Component is { IsRaw: true } || child.IsTemplateTag ? 0 : 1;
            return count;
        }
    }

    public int ElementChildren
    {
        get
        {
            var count = 0;
            foreach (var child in _node.Children)
                count += child.IsTemplateTag ? 0 : 1;
            return count;
        }
    }

    public bool Has(string tag) => _node.Child(tag) is not null;

    public int CountChildren(string tag) => _node.Children.Count(c => c.Tag == tag);

    /// <summary>A child that the author left out, as if it were written without attributes and content.</summary>
    public Element Missing(Component child) =>
        new(new Node(child.Tag, _node.Offset, _node.Length) { Source = _node.Source }, child, Document, Around, new(0, 1, 1), this, isMissing: true);

    /// <summary>
    /// Renders the children one after another by <paramref name="render"/>; raw ones as they are. Template tags between them are written in
    /// place and not counted: once Liquid has run they are gone.
    /// </summary>
    public void RenderChildren(HtmlWriter html, Surroundings inside, Action<Element> render)
    {
        var siblings = ElementChildren;
        var nonRaw = NonRawChildren;
        var index = 0;
        foreach (var child in _node.Children)
        {
            if (child.IsTemplateTag)
            {
                html.Raw(child.Content);
                continue;
            }
            var position = new Position(index++, siblings, nonRaw);
            if (child.Component is not { IsOfBody: true } component)
                continue;
            var element = new Element(child, component, Document, inside, position, this);
            if (Document.HasTemplateTags && Parent is not null)
                element.NoteTemplateAttributes();
            Document.Use(component);
            if (component.IsRaw)
                component.Render(element, html);
            else
                render(element);
            Document.ReturnValues(element._values); // nobody asks a rendered element
        }
    }

    /// <summary>The element's <c>css-class</c>, each with Outlook's suffix.</summary>
    public string? OutlookClass => ClassWith("-outlook");

    /// <summary>The element's <c>css-class</c>, each with a suffix.</summary>
    public string? ClassWith(string suffix)
    {
        if (Set("css-class") is not { } classes)
            return null;
        if (!Document.HasTemplateTags || !TemplateTags.IsIn(classes))
            return classes.Replace(" ", suffix + " ", StringComparison.Ordinal) + suffix;
        var text = new StringBuilder();
        for (var at = 0; at < classes.Length;)
        {
            var end = TemplateTags.StartsAt(classes, at) ? TemplateTags.End(classes, at) : at + 1; // blanks in a tag part no classes
            if (classes[at] == ' ')
                text.Append(suffix);
            text.Append(classes, at, end - at);
            at = end;
        }
        return text.Append(suffix).ToString();
    }
}
