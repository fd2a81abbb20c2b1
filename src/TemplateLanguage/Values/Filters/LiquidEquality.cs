using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary>Values that Liquid holds for equal, for sets of them.</summary>
internal sealed class LiquidEquality : IEqualityComparer<FluidValue>
{
    public static LiquidEquality Instance { get; } = new();

    public bool Equals(FluidValue? x, FluidValue? y) => x is not null && y is not null && Truth.AreEqual(x, y);

    /// <summary>Objects and records are compared one by one: their texts may differ where they are equal.</summary>
    public int GetHashCode(FluidValue value) => value switch
    {
        NumberValue => value.ToNumberValue().GetHashCode(),
        StringValue => value.ToStringValue().GetHashCode(StringComparison.Ordinal),
        _ => value.GetType().GetHashCode(),
    };
}
