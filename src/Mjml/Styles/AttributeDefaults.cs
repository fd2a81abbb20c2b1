using Mjml.Parsing;

namespace Mjml.Styles;

/// <summary>What <c>mj-attributes</c> declares: defaults for a tag, for every tag, and for classes.</summary>
internal sealed class AttributeDefaults
{
    private readonly Dictionary<string, Dictionary<string, string>> _tags = [];
    private readonly Dictionary<string, Dictionary<string, string>> _classes = [];
    private readonly Dictionary<(string Class, string Tag), Dictionary<string, string>> _children = [];

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
                    _children[(name, inside.Tag)] = inside.Attributes.ToDictionary(a => a.Name, a => a.Value);
            }
        }
    }

    /// <summary>What <c>mj-all</c> declares.</summary>
    public string? ForAll(string attribute) => _tags.GetValueOrDefault("mj-all")?.GetValueOrDefault(attribute);

    /// <summary>The default of an attribute that is declared for the element, by rising generality; <c>null</c> where there is none.</summary>
    /// <param name="classes">The element's own <c>mj-class</c>.</param>
    /// <param name="parentClasses">That of the nearest ancestor which has one: its child defaults count.</param>
    public string? Find(string tag, string attribute, string? classes, string parentClasses) =>
        FromParent(tag, attribute, parentClasses)
        ?? FromClasses(attribute, classes)
        ?? _tags.GetValueOrDefault(tag)?.GetValueOrDefault(attribute);

    private string? FromParent(string tag, string attribute, string parentClasses)
    {
        if (_children.Count == 0 || parentClasses.Length == 0)
            return null;
        string? found = null;
        foreach (var name in parentClasses.Split(' '))
            found = _children.GetValueOrDefault((name, tag))?.GetValueOrDefault(attribute) ?? found;
        return found;
    }

    private string? FromClasses(string attribute, string? classes)
    {
        if (_classes.Count == 0 || string.IsNullOrEmpty(classes))
            return null;
        string? found = null;
        foreach (var name in classes.Split(' '))
        {
            if (_classes.GetValueOrDefault(name)?.GetValueOrDefault(attribute) is not { } value)
                continue;
            // CSS classes add up; of anything else the last one wins.
            found = attribute == "css-class" && found is not null ? $"{found} {value}" : value;
        }
        return found;
    }

    private static void Merge(Dictionary<string, Dictionary<string, string>> into, string key, Node node)
    {
        if (!into.TryGetValue(key, out var values))
            into[key] = values = [];
        foreach (var attribute in node.Attributes.Where(a => a.Name != "name" || node.Tag != "mj-class"))
            values[attribute.Name] = attribute.Value;
    }
}
