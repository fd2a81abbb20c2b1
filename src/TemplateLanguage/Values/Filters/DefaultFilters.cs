using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary><c>default</c> and <c>raw</c>.</summary>
internal static class DefaultFilters
{
    public static IEnumerable<(string, LiquidFilter)> All =>
    [
        ("default", new(0, 1, (input, given) => IsMissing(input, given) ? given.Count > 0 ? given[0] : StringValue.Empty : input, "allow_false")),
        ("raw", new(0, 0, (input, _) => StringValue.Create(input.ToStringValue(), encode: false))),
    ];

    private static bool IsMissing(FluidValue value, Given given) => value switch
    {
        BooleanValue flag => !flag.ToBooleanValue() && !Truth.Of(given.Named("allow_false")),
        _ => value.IsNil() || Truth.AreEqual(value, EmptyValue.Instance),
    };
}
