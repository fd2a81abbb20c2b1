using System.Globalization;
using Fluid.Values;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Values;

/// <summary>
/// Where the names of loops and partials come from while they run, so that a fault can name the whole path: <c>item.price</c> is
/// <c>cart.items[2].price</c>. Nothing is worked out before there is a fault.
/// </summary>
internal sealed class Origins
{
    private readonly List<Origin> _origins = [];

    public int Depth => _origins.Count;

    /// <param name="index">The item's place in what it comes from; <c>null</c>: it is the whole.</param>
    /// <param name="partial">The depth at which a partial begins that sees nothing around it.</param>
    public void Push(string name, Expression from, Func<int>? index = null, int? partial = null) => _origins.Add(new(name, from, index, partial));

    public void Return(int depth) => _origins.RemoveRange(depth, _origins.Count - depth);

    /// <summary>The path with the names of loops and partials replaced; <c>null</c> for what is no path.</summary>
    public string? Describe(Expression expression, Func<Expression, FluidValue> evaluate) => Describe(expression, _origins.Count, evaluate);

    private string? Describe(Expression expression, int below, Func<Expression, FluidValue> evaluate)
    {
        switch (expression)
        {
            case Expression.Filtered filtered:
                return Describe(filtered.Input, below, evaluate);
            case Expression.Path path:
                var text = Root(path.Root, below, evaluate);
                foreach (var segment in path.Segments)
                    text += segment.Name is { } name ? (text.Length == 0 ? "" : ".") + name : $"[{Index(evaluate(segment.Index!))}]";
                return text;
            default:
                return null;
        }
    }

    private string Root(string name, int below, Func<Expression, FluidValue> evaluate)
    {
        var last = 0;
        for (var i = below - 1; i >= last; i--)
        {
            var origin = _origins[i];
            if (origin.Name == name)
                return (Describe(origin.From, origin.Partial ?? i, evaluate) ?? name) + (origin.Index is { } index ? $"[{index().ToString(CultureInfo.InvariantCulture)}]" : "");
            last = origin.Partial ?? last; // outside of the partial the name is another one
        }
        return name;
    }

    private static string Index(FluidValue value) => value is StringValue ? $"'{value.ToStringValue()}'" : value.ToStringValue();

    private sealed record Origin(string Name, Expression From, Func<int>? Index, int? Partial);
}
