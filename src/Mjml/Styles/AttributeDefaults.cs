using Mjml.Components;
using Mjml.Parsing;

namespace Mjml.Styles;

/// <summary>What <c>mj-attributes</c> declares: defaults for a tag, for every tag, and for classes.</summary>
internal sealed class AttributeDefaults
{
    private const string All = "mj-all";

    private readonly Dictionary<string, Dictionary<string, string>> _tags = [];
    private readonly Dictionary<string, Dictionary<string, string>> _classes = [];
    private readonly Dictionary<(string Class, string Tag), Dictionary<string, string>> _children = [];

    /// <summary>Worked out once for each tag, by its table.</summary>
    private readonly string?[]?[] _values = new string?[AttributeTable.MaxTables][];
    private readonly string?[]?[] _givenValues = new string?[AttributeTable.MaxTables][];
    private readonly string?[]?[] _forAll = new string?[AttributeTable.MaxTables][];

    /// <summary>A template tag between defaults: which of them hold is then known late.</summary>
    public Node? Conditional { get; private set; }

    public static AttributeDefaults Of(IEnumerable<Node> attributes)
    {
        var defaults = new AttributeDefaults();
        foreach (var node in attributes)
            defaults.Add(node);
        return defaults;
    }

    public void Add(Node attributes)
    {
        Conditional ??= attributes.Children.Find(c => c.Tag == Node.TemplateTag || c.Children.Exists(g => g.Tag == Node.TemplateTag));
        foreach (var child in attributes.Children)
        {
            if (child.Tag != "mj-class")
                Merge(_tags, child.Tag, child);
            else if (child["name"] is { } name)
            {
                Merge(_classes, name, child);
                foreach (var inside in child.Children)
                {
                    _children.Remove((name, inside.Tag));
                    Merge(_children, (name, inside.Tag), inside);
                }
            }
        }
    }

    /// <summary>
    /// The values of an element that writes none: its tag's defaults, everybody's, the manual's. Where the parent gives values, they stand between
    /// the first and the rest: these are the first alone.
    /// </summary>
    public string?[] ValuesOf(Component component, bool parentGives)
    {
        var known = parentGives ? _givenValues : _values;
        if (known[component.Attributes.Id] is { } values)
            return values;
        values = parentGives ? new string?[component.Attributes.Defaults.Length] : [.. ForAll(component)];
        Overlay(values, component, _tags.GetValueOrDefault(component.Tag));
        return known[component.Attributes.Id] = values;
    }

    /// <summary>Everybody's defaults, else the manual's.</summary>
    public string?[] ForAll(Component component)
    {
        if (!_tags.TryGetValue(All, out var declared))
            return component.Attributes.Defaults;
        if (_forAll[component.Attributes.Id] is { } values)
            return values;
        values = (string?[])component.Attributes.Defaults.Clone();
        Overlay(values, component, declared);
        return _forAll[component.Attributes.Id] = values;
    }

    /// <summary>Lays what the element's own classes declare over <paramref name="values"/>, and then what the classes around it declare for its tag.</summary>
    /// <param name="around">The classes of the nearest ancestor that has any.</param>
    public void Overlay(string?[] values, Component component, string[] classes, string[] around)
    {
        if (_classes.Count == 0)
            return;
        var cssClass = component.Attributes.PlaceOf("css-class");
        string? css = null;
        foreach (var name in classes)
        {
            if (!_classes.TryGetValue(name, out var declared))
                continue;
            Overlay(values, component, declared);
            // CSS classes add up; of anything else the last one wins.
            if (declared.TryGetValue("css-class", out var more))
                values[cssClass] = css = string.IsNullOrEmpty(css) || more.Length == 0 ? more : $"{css} {more}";
        }
        foreach (var name in around)
            Overlay(values, component, _children.GetValueOrDefault((name, component.Tag)));
    }

    /// <summary>A value that no tag lists but some read all the same, as the official compiler does.</summary>
    public string? Unlisted(string tag, string attribute, string[] classes, string[] around)
    {
        if (_tags.Count == 0 && _classes.Count == 0)
            return null;
        var found = _tags.GetValueOrDefault(tag)?.GetValueOrDefault(attribute);
        foreach (var name in classes)
            found = _classes.GetValueOrDefault(name)?.GetValueOrDefault(attribute) ?? found;
        foreach (var name in around)
            found = _children.GetValueOrDefault((name, tag))?.GetValueOrDefault(attribute) ?? found;
        return found;
    }

    /// <summary>Everybody's default of an attribute that no tag lists.</summary>
    public string? UnlistedForAll(string attribute) => _tags.GetValueOrDefault(All)?.GetValueOrDefault(attribute);

    private static void Overlay(string?[] values, Component component, Dictionary<string, string>? declared)
    {
        if (declared is null)
            return;
        foreach (var (name, value) in declared)
        {
            if (component.Attributes.PlaceOf(name) is var place and >= 0)
                values[place] = component.Attributes[place].Normal(value);
        }
    }

    private static void Merge<TKey>(Dictionary<TKey, Dictionary<string, string>> into, TKey key, Node node)
        where TKey : notnull
    {
        if (!into.TryGetValue(key, out var values))
            into[key] = values = [];
        foreach (var attribute in node.Attributes)
        {
            if (!attribute.IsTemplateTag && (attribute.Name != "name" || node.Tag != "mj-class"))
                values[attribute.Name] = attribute.Value;
        }
    }
}
