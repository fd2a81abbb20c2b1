using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary>Filters that reckon.</summary>
internal static class NumberFilters
{
    public static IEnumerable<(string, LiquidFilter)> All =>
    [
        ("abs", One(n => Numbers.Result(Math.Abs(n), Numbers.IsWhole(n)))),
        ("ceil", One(n => Numbers.Result(decimal.Ceiling(n), whole: true))),
        ("floor", One(n => Numbers.Result(decimal.Floor(n), whole: true))),
        ("round", new(0, 1, Round)),
        ("plus", Two((a, b) => a + b)),
        ("minus", Two((a, b) => a - b)),
        ("times", Two((a, b) => a * b)),
        ("divided_by", new(1, 1, (input, given) => Numbers.Divide(Numbers.Of(input), Numbers.Of(given[0])))),
        ("modulo", new(1, 1, (input, given) => Numbers.Modulo(Numbers.Of(input), Numbers.Of(given[0])))),
        ("at_least", new(1, 1, (input, given) => NumberValue.Create(Math.Max(Numbers.Of(input), Numbers.Of(given[0]))))),
        ("at_most", new(1, 1, (input, given) => NumberValue.Create(Math.Min(Numbers.Of(input), Numbers.Of(given[0]))))),
    ];

    private static LiquidFilter One(Func<decimal, NumberValue> reckon) => new(0, 0, (input, _) => reckon(Numbers.Of(input)));

    private static LiquidFilter Two(Func<decimal, decimal, decimal> reckon) => new(1, 1, (input, given) =>
    {
        var (left, right) = (Numbers.Of(input), Numbers.Of(given[0]));
        return Numbers.Result(reckon(left, right), Numbers.IsWhole(left) && Numbers.IsWhole(right));
    });

    /// <summary>Half goes away from zero, as on a bill. Fewer than one decimal gives a whole number.</summary>
    private static NumberValue Round(FluidValue input, Given given)
    {
        var number = Numbers.Of(input);
        var digits = (int)Math.Clamp(decimal.Truncate(Numbers.Of(given[0])), -28, 28);
        if (digits > 0)
            return Numbers.Result(Math.Round(number, digits, MidpointRounding.AwayFromZero), Numbers.IsWhole(number));
        var unit = 1m;
        for (var i = digits; i < 0; i++)
            unit *= 10;
        return Numbers.Result(Math.Round(number / unit, MidpointRounding.AwayFromZero) * unit, whole: true);
    }
}
