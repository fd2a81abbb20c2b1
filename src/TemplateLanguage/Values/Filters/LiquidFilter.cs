using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary>A filter of Liquid, and what it may be given: too many values are a mistake, not a matter of taste.</summary>
/// <param name="Least">The values it needs.</param>
/// <param name="Most">The values it takes.</param>
/// <param name="Named">The values it takes by name.</param>
internal sealed record LiquidFilter(int Least, int Most, Func<FluidValue, Given, FluidValue> Apply, params string[] Named)
{
    /// <summary>What it wants, for a message.</summary>
    public string Wanted => (Least, Most) switch
    {
        (_, 0) => "no value",
        (var least, var most) when least == most => Values(most),
        (0, _) => "at most " + Values(Most),
        _ => $"{Least} to {Most} values",
    };

    private static string Values(int count) => count == 1 ? "one value" : "two values";
}
