namespace Mjml.Html.Outline;

/// <summary>A start tag of a page that is written: where it stands, and what is around it.</summary>
internal sealed class OutlineElement(HtmlOutline outline, string tag, int start, int end, OutlineElement? parent, OutlineElement? previous)
{
    private static readonly List<(string Name, string Value)> NoChanges = [];

    private List<(string Name, string Value)>? _changes;

    /// <summary>In lower case.</summary>
    public string Tag { get; } = tag;
    public int Start { get; } = start;
    public OutlineElement? Parent { get; private set; } = parent;
    public OutlineElement? Previous { get; private set; } = previous;
    public OutlineElement? Next { get; set; }
    public OutlineElement? LastChild { get; set; }
    public bool HasText { get; set; }

    /// <summary>The place among its siblings, from 1.</summary>
    public int Place { get; private set; } = (previous?.Place ?? 0) + 1;

    /// <summary>Behind the start tag.</summary>
    public int End { get; } = end;

    /// <summary>The tag's name as it is written.</summary>
    public ReadOnlySpan<char> Name => outline.TextOf(Start + 1, NameEnd);

    public int NameEnd => Start + 1 + Tag.Length;

    /// <summary>Attributes to be written further, or anew.</summary>
    public List<(string Name, string Value)> Changes => _changes ?? NoChanges;

    /// <summary>Forgets what is around the element for as long as <paramref name="act"/> looks at it and what is in it.</summary>
    public void AsRoot(Action act)
    {
        var around = (Parent, Previous, Place);
        (Parent, Previous, Place) = (null, null, 1);
        act();
        (Parent, Previous, Place) = around;
    }

    public bool MayLook() => outline.MayLook();

    public bool Has(string name) => outline.FindAttribute(this, name) is not null || Changes.Any(c => c.Name == name);

    /// <summary>The value of an attribute, empty where there is none.</summary>
    public ReadOnlySpan<char> Value(string name)
    {
        foreach (var (changed, value) in _changes ?? NoChanges)
        {
            if (changed == name)
                return value;
        }
        return outline.FindAttribute(this, name) is { } found ? outline.TextOf(found) : [];
    }

    public void Set(string name, string value)
    {
        _changes ??= new(1);
        for (var i = 0; i < _changes.Count; i++)
        {
            if (_changes[i].Name != name)
                continue;
            _changes[i] = (name, value);
            return;
        }
        _changes.Add((name, value));
    }
}

/// <summary>An attribute of a start tag, and its value inside it.</summary>
internal readonly record struct OutlineAttribute(string Name, int Start, int End, int ValueStart, int ValueEnd);
