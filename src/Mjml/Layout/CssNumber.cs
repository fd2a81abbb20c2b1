using System.Globalization;

namespace Mjml.Layout;

/// <summary>Numbers the way the official compiler reads and prints them: as JavaScript does.</summary>
internal static class CssNumber
{
    /// <summary>Digits that surely fit; more are left to the framework.</summary>
    private const int FastDigits = 15;

    /// <summary>Widths that mails are made of, once they were printed.</summary>
    private static readonly string?[] PxTexts = new string?[1000];

    /// <summary>The leading integer of a text (<c>parseInt</c>), or NaN.</summary>
    public static double Int(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var start = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var end = start;
        var value = 0L;
        for (; end < text.Length && char.IsAsciiDigit(text[end]); end++)
            value = unchecked(value * 10 + (text[end] - '0'));
        if (end == start)
            return double.NaN;
        if (end - start > FastDigits)
            return double.Parse(text[..end], CultureInfo.InvariantCulture);
        return text[0] == '-' ? -(double)value : value;
    }

    /// <summary>The leading number of a text (<c>parseFloat</c>), or NaN.</summary>
    public static double Float(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var end = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var dot = false;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && !dot)))
            dot |= text[end++] == '.';
        if (end < text.Length && text[end] is 'e' or 'E' && ExponentEnd(text, end) is var exponent and > 0)
            (end, dot) = (exponent, true);
        if (!dot)
            return Int(text[..end]);
        return double.TryParse(text[..end], CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
    }

    /// <summary>Behind the digits of an exponent, or 0 where there are none: an <c>em</c> is a unit.</summary>
    private static int ExponentEnd(ReadOnlySpan<char> text, int at)
    {
        var start = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end > start ? end : 0;
    }

    /// <summary>The shortest text that reads back as the same number; nothing is told of a zero's sign.</summary>
    public static string Print(double value) => value is > int.MinValue and < int.MaxValue && value == (int)value
        ? ((int)value).ToString(CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);

    public static string Px(double value) => value >= 0 && value < PxTexts.Length && value == (int)value
        ? PxTexts[(int)value] ??= (int)value + "px"
        : Print(value) + "px";

    /// <summary>Rounds halves up, as <c>Math.round</c> does.</summary>
    public static double Round(double value) => Math.Floor(value + 0.5);

    /// <summary>At most six decimals, which is where the official compiler cuts gutters and mobile widths.</summary>
    public static double Normalize(double value) => Math.Round(value, 6, MidpointRounding.AwayFromZero);
}
