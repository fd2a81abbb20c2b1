using System.Globalization;

namespace TemplateLanguage.Syntax;

/// <summary>Durations as templates write them: a positive whole number and <c>ms s m h d</c>, no space between.</summary>
public static class Durations
{
    /// <summary>The form in words, for faults.</summary>
    public const string Form = "a positive whole number and a unit, such as 120ms, 2s, 5m, 1h or 1d";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366); // what nobody means to wait, and far from any overflow

    /// <summary>The duration, or <c>null</c> where the text is none, or longer than a year.</summary>
    public static TimeSpan? Parse(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!long.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        long unit = text[digits..] switch
        {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => 0,
        };
        return unit == 0 || number < 1 || number > Longest.TotalMilliseconds / unit ? null : TimeSpan.FromMilliseconds(number * unit);
    }
}
