namespace TemplateLanguage.Syntax;

/// <summary>A template as a tree: what is done, in order.</summary>
internal abstract record Node
{
    private Node() { }

    public sealed record Text(string Value) : Node;

    /// <param name="InCss">It stands in a style sheet or a <c>style</c> attribute.</param>
    public sealed record Output(Tag.Output Tag, bool InCss = false) : Node;

    /// <summary>Where an address with data in it begins.</summary>
    public sealed record LinkStart : Node
    {
        /// <summary>Of the first output in it.</summary>
        public Place? Place { get; set; }
    }

    /// <summary>Where the address ends.</summary>
    public sealed record LinkEnd : Node;

    /// <summary><c>if</c> and <c>unless</c>: the first branch whose condition holds.</summary>
    /// <param name="ElsePlace">Of <c>else</c>; of the opening tag where there is none.</param>
    public sealed record Choice(IReadOnlyList<Branch> Branches, IReadOnlyList<Node> Else, Place ElsePlace) : Node;

    public sealed record Case(Tag.Case Tag, IReadOnlyList<WhenBranch> Branches) : Node;

    public sealed record Loop(Tag.For Tag, IReadOnlyList<Node> Body, IReadOnlyList<Node> Else) : Node;

    public sealed record IfChanged(Tag.IfChanged Tag, IReadOnlyList<Node> Body) : Node;

    public sealed record Jump(Tag.Jump Tag) : Node;

    public sealed record Assign(Tag.Assign Tag) : Node;

    public sealed record Capture(Tag.Capture Tag, IReadOnlyList<Node> Body) : Node;

    public sealed record Count(Tag.Count Tag) : Node;

    public sealed record Cycle(Tag.Cycle Tag) : Node;

    /// <param name="Fallback"><c>null</c> where the template has none.</param>
    public sealed record Block(Tag.Block Tag, IReadOnlyList<Node> Body, IReadOnlyList<Node>? Fallback) : Node;

    public sealed record Abort(Tag.Abort Tag) : Node;

    public sealed record Defer(Tag.Defer Tag) : Node;

    public sealed record Partial(Tag.Partial Tag, IReadOnlyList<Node> Body) : Node;
}

internal sealed record Branch(Place Place, Expression Condition, bool Negated, IReadOnlyList<Node> Body);

/// <param name="Values"><c>null</c>: <c>else</c>.</param>
internal sealed record WhenBranch(Place Place, IReadOnlyList<Expression>? Values, IReadOnlyList<Node> Body);
