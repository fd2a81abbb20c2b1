namespace TemplateLanguage.Syntax;

/// <summary>A tag, read once: its words and expressions, not what stands between it and its end.</summary>
internal abstract record Tag(Place Place)
{
    /// <summary>Whether an end belongs to it.</summary>
    public bool HasEnd => this is If or Case or For or Capture or Block or Partial or Slot;

    public sealed record Output(Place Place, Expression Value) : Tag(Place);

    /// <summary>Text that must reach the output as it is.</summary>
    public sealed record Literal(Place Place, string Text) : Tag(Place);

    public sealed record If(Place Place, Expression Condition, bool Negated) : Tag(Place);

    public sealed record Elsif(Place Place, Expression Condition) : Tag(Place);

    public sealed record Else(Place Place) : Tag(Place);

    public sealed record Case(Place Place, Expression Value) : Tag(Place);

    public sealed record When(Place Place, IReadOnlyList<Expression> Values) : Tag(Place);

    /// <param name="Offset">Where to begin; <see cref="OffsetContinue"/>: where the last loop over the same ended.</param>
    /// <param name="IsTable"><c>tablerow</c>: the items stand in the cells of a table, <paramref name="Columns"/> in a row.</param>
    public sealed record For(
        Place Place, string Variable, Expression Collection, Expression? Limit, Expression? Offset, bool OffsetContinue, bool Reversed,
        bool IsTable, Expression? Columns) : Tag(Place)
    {
        public string Word => IsTable ? "tablerow" : "for";

        /// <summary>Loops of one key go on from one another: variable and collection, as they are written.</summary>
        public string Key { get; } = Variable + "-" + Collection.Place.Text;

        /// <summary>The variable that tells where the loop is.</summary>
        public string State => IsTable ? "tablerowloop" : "forloop";
    }

    /// <summary>Shows its body where that is not what the last one showed.</summary>
    public sealed record IfChanged(Place Place) : Tag(Place);

    public sealed record Jump(Place Place, bool IsBreak) : Tag(Place);

    public sealed record Assign(Place Place, Place NamePlace, string Name, Expression Value) : Tag(Place);

    public sealed record Capture(Place Place, Place NamePlace, string Name) : Tag(Place);

    /// <summary><c>increment</c> and <c>decrement</c>: numbers with names of their own.</summary>
    public sealed record Count(Place Place, string Name, bool Up) : Tag(Place);

    public sealed record Cycle(Place Place, Expression? Group, string Key, IReadOnlyList<Expression> Values) : Tag(Place);

    public sealed record Block(
        Place Place, Place NamePlace, string Name, TimeSpan? Within, IReadOnlyList<(Place Place, string Name)> Needs, Expression? Condition) : Tag(Place);

    public sealed record Fallback(Place Place) : Tag(Place);

    public sealed record Abort(Place Place, Expression? Reason) : Tag(Place);

    public sealed record Defer(Place Place, TimeSpan After, Expression? Reason) : Tag(Place);

    public sealed record Source(
        Place Place, Place NamePlace, string Name, Place SystemPlace, string System, Place OperationPlace, string Operation,
        IReadOnlyList<Argument> Arguments, SourceOptions Options) : Tag(Place);

    /// <summary>Where the text of a partial begins.</summary>
    /// <param name="Isolated"><c>render</c>: it sees its arguments and what is always there.</param>
    /// <param name="With">The value under the partial's own name, or under an alias.</param>
    /// <param name="Each">The partial is repeated for each item of <paramref name="With"/>.</param>
    public sealed record Partial(
        Place Place, string Word, Place NamePlace, string Name, bool Isolated, IReadOnlyList<Argument> Arguments, Expression? With, string Alias, bool Each) : Tag(Place)
    {
        /// <summary>What the partial declares with <c>@param</c>.</summary>
        public IReadOnlyList<PartialParameter> Parameters { get; init; } = [];
    }

    /// <summary>Names the layout that the template fills.</summary>
    public sealed record Layout(Place Place, Place NamePlace, string Name) : Tag(Place);

    /// <summary>In a layout a gap with what stands there otherwise; in a template what fills it.</summary>
    public sealed record Slot(Place Place, Place NamePlace, string Name) : Tag(Place);

    /// <summary>The end of <paramref name="Of"/>: <c>endif</c> has "if".</summary>
    public sealed record End(Place Place, string Of) : Tag(Place);
}

/// <summary>What follows a source's call.</summary>
internal sealed record SourceOptions
{
    public TimeSpan? Within { get; init; }
    public TimeSpan? Fresh { get; init; }
    public TimeSpan? Cache { get; init; }
    public TimeSpan? Stale { get; init; }
    public int? Retry { get; init; }
    public TimeSpan? Hedge { get; init; }
    public Expression? When { get; init; }
    public bool Required { get; init; }
    public Expression? Default { get; init; }
}
