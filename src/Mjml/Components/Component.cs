using Mjml.Html;

namespace Mjml.Components;

/// <summary>A tag of the body: what the manual's page says of it. Has no state; an <see cref="Element"/> is one use of it.</summary>
internal abstract class Component
{
    private static int _components = -1;
    private ulong? _children; // a bit for each that may stand inside

    public abstract string Tag { get; }

    /// <summary>A small number, for what is kept by component: there are fewer than 64.</summary>
    public int Id { get; } = Interlocked.Increment(ref _components);
    public virtual AttributeTable Attributes => AttributeTable.Empty;

    /// <summary>Tags that may stand inside; <c>null</c>: any.</summary>
    public virtual IReadOnlyList<string>? Children => [];

    public bool MayHold(Component child)
    {
        if (Children is null)
            return true;
        _children ??= Children.Select(ComponentCatalog.Find).Aggregate(0UL, (bits, c) => bits | 1UL << c!.Id);
        return (_children.Value & 1UL << child.Id) != 0;
    }

    /// <summary>The content is HTML, carried through, and not further elements.</summary>
    public virtual bool HoldsHtml => false;

    /// <summary>Its attributes are known; tags such as <c>mj-class</c> hold those of any other.</summary>
    public virtual bool ChecksAttributes => true;

    /// <summary>Renders something; tags of the head declare it.</summary>
    public virtual bool IsOfBody => true;

    /// <summary>Takes up no room of its own: not wrapped in rows or cells.</summary>
    public virtual bool IsRaw => false;

    /// <summary>A rule for the head, given the breakpoint, written once however often the tag is used.</summary>
    public virtual string? HeadStyle(string breakpoint) => null;

    /// <summary>Whether <see cref="ForChild"/> tells anything.</summary>
    public virtual bool GivesToChildren => false;

    /// <summary>A value that the element gives its children for where they, their classes and their tag say nothing.</summary>
    public virtual string? ForChild(Element element, string name) => null;

    public virtual void Render(Element element, HtmlWriter html)
    {
    }

    /// <summary>The cell that Outlook gives the element, where its parent writes one.</summary>
    public virtual void StyleOutlookCell(Element element, HtmlWriter html)
    {
    }
}
