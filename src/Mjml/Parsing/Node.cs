using Mjml.Components;

namespace Mjml.Parsing;

/// <summary>An element of the document, or a piece that is carried through as it is.</summary>
internal sealed class Node(string tag, int offset, int length)
{
    /// <summary>The name of nodes that carry a template tag: not an element, so never counted among its siblings.</summary>
    public const string TemplateTag = "#template";

    /// <summary>Most nodes hold no others, and share this list.</summary>
    private static readonly List<Node> None = [];

    private List<Node>? _children;

    public string Tag { get; } = tag;

    /// <summary>What the tag means, where it is one.</summary>
    public Component? Component { get; } = ComponentCatalog.Find(tag);

    public bool IsTemplateTag => ReferenceEquals(Tag, TemplateTag);

    /// <summary>The text that <see cref="Offset"/> counts in.</summary>
    public required SourceText Source { get; init; }
    public int Offset { get; } = offset;

    /// <summary>Length of the start tag.</summary>
    public int Length { get; } = length;

    public NodeAttribute[] Attributes { get; init; } = [];
    public List<Node> Children => _children ?? None;

    /// <summary>The trimmed raw text of an element that holds HTML; empty for containers.</summary>
    public string Content { get; set; } = "";

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
    }

    public void Add(Node child) => (_children ??= []).Add(child);

    public void AddRange(IEnumerable<Node> children) => (_children ??= []).AddRange(children);

    public Node? Child(string tag) => Children.Find(c => c.Tag == tag);
}

/// <summary>An attribute as written; entities and template tags stand as they are.</summary>
/// <param name="Name">Empty for a template tag between attributes.</param>
internal readonly record struct NodeAttribute(string Name, string Value, int Offset, int Length)
{
    public bool IsTemplateTag => Name.Length == 0;
}
