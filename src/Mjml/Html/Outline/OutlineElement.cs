namespace Mjml.Html.Outline;

/// <summary>A start tag of a page that is written: where it stands, and what is around it.</summary>
/// <param name="Index">Its place among the start tags of the page.</param>
internal readonly record struct OutlineElement(HtmlOutline Outline, int Index)
{
    /// <summary>In lower case.</summary>
    public string Tag => Row.Tag;

    /// <summary>The tag's name as it is written.</summary>
    public ReadOnlySpan<char> Name => Outline.TextOf(Row.Start + 1, Row.NameEnd);

    public OutlineElement? Parent => At(Row.Parent);

    public OutlineElement? Previous => At(Row.Previous);

    public OutlineElement? Next => At(Row.Next);

    public OutlineElement? LastChild => At(Row.LastChild);

    public bool HasText => Row.HasText;

    /// <summary>The place among its siblings, from 1.</summary>
    public int Place => Row.Place;

    private ref OutlineRow Row => ref Outline.Rows[Index];

    /// <summary>Forgets what is around the element for as long as <paramref name="act"/> looks at it and what is in it.</summary>
    public void AsRoot(Action act)
    {
        var around = Row;
        (Row.Parent, Row.Previous, Row.Place) = (OutlineRow.None, OutlineRow.None, 1);
        act();
        (Row.Parent, Row.Previous, Row.Place) = (around.Parent, around.Previous, around.Place);
    }

    public bool MayLook() => Outline.MayLook();

    public bool Has(string name) => Outline.FindAttribute(Index, name) is not null || (Row.Changes?.Exists(c => c.Name == name) ?? false);

    /// <summary>The value of an attribute, empty where there is none.</summary>
    public ReadOnlySpan<char> Value(string name)
    {
        if (Row.Changes is { } changes)
        {
            foreach (var (changed, value) in changes)
            {
                if (changed == name)
                    return value;
            }
        }
        return Outline.FindAttribute(Index, name) is { } found ? Outline.TextOf(found) : [];
    }

    /// <summary>Has the attribute written further, or anew.</summary>
    public void Set(string name, string value)
    {
        var changes = Row.Changes ??= new(1);
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i].Name != name)
                continue;
            changes[i] = (name, value);
            return;
        }
        changes.Add((name, value));
    }

    private OutlineElement? At(int index) => index == OutlineRow.None ? null : new(Outline, index);
}
