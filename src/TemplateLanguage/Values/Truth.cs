using Fluid.Values;

namespace TemplateLanguage.Values;

/// <summary>What Liquid holds for true, equal, less and contained.</summary>
internal static class Truth
{
    /// <summary>All but <c>nil</c> and <c>false</c>: the empty text and 0 are true in Liquid.</summary>
    public static bool Of(FluidValue value) => value is BooleanValue flag ? flag.ToBooleanValue() : !value.IsNil() || value is EmptyValue or BlankValue;

    public static bool Compare(FluidValue left, string sign, FluidValue right) => sign switch
    {
        "==" => AreEqual(left, right),
        "!=" => !AreEqual(left, right),
        "contains" => Contains(left, right),
        _ => Order(left, right) is { } order && sign switch
        {
            "<" => order < 0,
            ">" => order > 0,
            "<=" => order <= 0,
            _ => order >= 0,
        },
    };

    public static bool AreEqual(FluidValue left, FluidValue right)
    {
        if (left is EmptyValue or BlankValue)
            (left, right) = (right, left);
        return right switch
        {
            EmptyValue => left is EmptyValue || IsEmpty(left),
            BlankValue => left is BlankValue || left is not EmptyValue && IsBlank(left),
            NilValue => left.IsNil(),
            NumberValue => left is NumberValue && left.ToNumberValue() == right.ToNumberValue(),
            StringValue => left is StringValue && left.ToStringValue() == right.ToStringValue(),
            BooleanValue => left is BooleanValue && left.ToBooleanValue() == right.ToBooleanValue(),
            ArrayValue theirs => left is ArrayValue ours && ours.Values.Count == theirs.Values.Count && ours.Values.Zip(theirs.Values).All(p => AreEqual(p.First, p.Second)),
            _ => left.Equals(right),
        };
    }

    private static bool IsEmpty(FluidValue value) => value switch
    {
        StringValue text => text.ToStringValue().Length == 0,
        ArrayValue list => list.Values.Count == 0,
        JsonObjectValue map => map.Count == 0,
        _ => false,
    };

    private static bool IsBlank(FluidValue value) => value switch
    {
        StringValue text => string.IsNullOrWhiteSpace(text.ToStringValue()),
        BooleanValue flag => !flag.ToBooleanValue(),
        _ => value.IsNil() || IsEmpty(value),
    };

    /// <summary>Nothing contains nil or false.</summary>
    private static bool Contains(FluidValue whole, FluidValue part) => Of(part) && whole switch
    {
        ArrayValue list => list.Values.Any(v => AreEqual(v, part)),
        StringValue text => text.ToStringValue().Contains(part.ToStringValue(), StringComparison.Ordinal),
        _ => whole.Contains(part),
    };

    /// <summary>Whether an order between the two is a mistake, such as of 10 and "9"; anything and nil are only not ordered.</summary>
    public static bool AreAtOdds(FluidValue left, FluidValue right) => HasOrder(left) && HasOrder(right) && Order(left, right) is null;

    private static bool HasOrder(FluidValue value) => value is NumberValue or StringValue or DateTimeValue;

    /// <summary><c>null</c> where the two have no order: a number and a text.</summary>
    public static int? Order(FluidValue left, FluidValue right)
    {
        if (left is NumberValue && right is NumberValue)
            return left.ToNumberValue().CompareTo(right.ToNumberValue());
        if (left is StringValue && right is StringValue)
            return string.CompareOrdinal(left.ToStringValue(), right.ToStringValue());
        return left is DateTimeValue a && right is DateTimeValue b && a.ToObjectValue() is DateTimeOffset x && b.ToObjectValue() is DateTimeOffset y ? x.CompareTo(y) : null;
    }
}
