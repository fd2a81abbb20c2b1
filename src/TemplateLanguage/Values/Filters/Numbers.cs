using System.Globalization;
using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary>
/// Numbers as Liquid has them: whole ones, and those with a point. Both are decimals, so that prices stay exact; one without decimals is whole,
/// and what was reckoned with a point keeps at least one decimal: 10 minus 2.0 is 8.0.
/// </summary>
internal static class Numbers
{
    private const int DoubleDigits = 15;
    private const decimal One = 1.0000000000000000000000000000m; // dividing by it drops trailing zeros

    /// <summary>The number that a value stands for; what stands for none is 0.</summary>
    public static decimal Of(FluidValue value) => value switch
    {
        NumberValue => value.ToNumberValue(),
        StringValue => Parse(value.ToStringValue()),
        _ => 0,
    };

    public static NumberValue Result(decimal number, bool whole) => NumberValue.Create(whole ? decimal.Truncate(number) : WithPoint(number));

    public static bool IsWhole(decimal number) => number.Scale == 0;

    /// <summary>A whole number that somebody must have meant: 2 or "2", but not 2.5 or "two".</summary>
    public static int Integer(FluidValue value)
    {
        if (TryInteger(value) is { } integer)
            return integer;
        throw new FormatException($"'{value.ToStringValue()}' is not a whole number.");
    }

    public static int? TryInteger(FluidValue value) =>
        value is NumberValue or StringValue && decimal.TryParse(value.ToStringValue(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (int)Math.Clamp(number, int.MinValue / 2, int.MaxValue / 2)
            : null;

    /// <summary>Division: whole numbers give a whole one, rounded down; a result without end is cut to what a double tells of it.</summary>
    public static NumberValue Divide(decimal dividend, decimal divisor)
    {
        if (divisor == 0)
            throw new FormatException("Nothing can be divided by 0.");
        var quotient = dividend / divisor;
        if (IsWhole(dividend) && IsWhole(divisor))
            return Result(decimal.Floor(quotient), whole: true);
        quotient /= One;
        return Result(quotient.Scale <= DoubleDigits ? quotient : AsDouble(quotient), whole: false);
    }

    /// <summary>What division leaves, with the sign of the divisor.</summary>
    public static NumberValue Modulo(decimal dividend, decimal divisor)
    {
        if (divisor == 0)
            throw new FormatException("Nothing can be divided by 0.");
        var rest = dividend % divisor;
        return Result(rest != 0 && rest < 0 != divisor < 0 ? rest + divisor : rest, IsWhole(dividend) && IsWhole(divisor));
    }

    /// <summary>By way of text, since the conversion between the two types rounds otherwise.</summary>
    private static decimal AsDouble(decimal number)
    {
        var shortest = double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        return decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static decimal WithPoint(decimal number)
    {
        number /= One;
        return number.Scale == 0 ? number * 1.0m : number;
    }

    /// <summary>"2.50" is a number with a point, of "12 pieces" the 12 is read.</summary>
    private static decimal Parse(string text)
    {
        var span = text.AsSpan().Trim();
        var end = span.Length > 0 && span[0] is '-' or '+' ? 1 : 0;
        while (end < span.Length && char.IsAsciiDigit(span[end]))
            end++;
        var decimals = span[end..];
        if (decimals.Length > 1 && decimals[0] == '.' && !decimals[1..].ContainsAnyExceptInRange('0', '9'))
            end = span.Length;
        return decimal.TryParse(span[..end], NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
