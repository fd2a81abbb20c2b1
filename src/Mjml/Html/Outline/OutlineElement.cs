namespace Mjml.Html.Outline;

/// <summary>A start tag of a page that is written: where it stands, and what is around it.</summary>
internal sealed class OutlineElement(string tag, int start, OutlineElement? parent)
{
    /// <summary>In lower case.</summary>
    public string Tag { get; } = tag;
    public int Start { get; } = start;
    public OutlineElement? Parent { get; } = parent;
    public OutlineElement? Previous { get; init; }
    public OutlineElement? Next { get; set; }
    public OutlineElement? LastChild { get; set; }
    public bool HasText { get; set; }
    public List<OutlineAttribute> Attributes { get; } = [];

    /// <summary>Where a further attribute can be written: behind the name or the last attribute.</summary>
    public int AttributesEnd { get; set; }

    /// <summary>A further attribute is to be written, or one of them is changed.</summary>
    public bool IsChanged { get; private set; }

    public string? this[string name]
    {
        get
        {
            foreach (var attribute in Attributes)
            {
                if (attribute.Name == name)
                    return attribute.Value;
            }
            return null;
        }
        set
        {
            IsChanged = true;
            var index = Attributes.FindIndex(a => a.Name == name);
            if (index < 0)
                Attributes.Add(new(name, value ?? "", -1, -1));
            else
                Attributes[index] = Attributes[index] with { Value = value ?? "", IsChanged = true };
        }
    }
}

/// <summary>An attribute of a start tag, from <paramref name="Start"/> to <paramref name="End"/>; a new one has no place yet.</summary>
internal readonly record struct OutlineAttribute(string Name, string Value, int Start, int End, bool IsChanged = false)
{
    public bool IsNew => Start < 0;
}
