using Fluid.Values;
using TemplateLanguage.Values.Filters;

namespace TemplateLanguage.Syntax;

/// <summary>A Liquid expression; each node knows its place.</summary>
internal abstract record Expression(Place Place)
{
    public sealed record Literal(Place Place, FluidValue Value) : Expression(Place);

    /// <summary><c>cart.items[0].name</c>: a name and the way from it.</summary>
    public sealed record Path(Place Place, string Root, IReadOnlyList<Segment> Segments) : Expression(Place);

    /// <summary><c>(1..5)</c>.</summary>
    public sealed record Range(Place Place, Expression From, Expression To) : Expression(Place);

    public sealed record Comparison(Place Place, Expression Left, string Operator, Expression Right) : Expression(Place);

    /// <summary><c>and</c>, <c>or</c>: Liquid gives neither precedence and reads from right to left.</summary>
    public sealed record Logical(Place Place, Expression Left, bool IsAnd, Expression Right) : Expression(Place);

    public sealed record Filtered(Place Place, Expression Input, FilterCall Filter) : Expression(Place);

    /// <summary>Stands where an editor's caret does, and is told what can be named there. Never rendered.</summary>
    public sealed record Probe(Place Place, Action<Analysis.Surroundings> Tell) : Expression(Place);
}

/// <summary>A step of a path: a name, or an index in brackets.</summary>
internal sealed record Segment(Place Place, string? Name, Expression? Index);

/// <summary><c>| name: value, key: value</c>.</summary>
internal sealed record FilterCall(Place Place, string Name, IReadOnlyList<Argument> Arguments)
{
    /// <summary>Looked up once, not for each message; <c>null</c>: one of Fluid's, or none.</summary>
    public LiquidFilter? Filter { get; } = LiquidFilters.Find(Name);
}

/// <summary>A value given to a filter, a partial or an operation, by position or by name.</summary>
internal sealed record Argument(Place Place, string? Name, Expression Value);
