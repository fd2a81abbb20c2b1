using System.Globalization;

namespace TemplateLanguage.Values.Filters;

/// <summary>Refuses formats that ask for more digits than anybody reads: .NET would write up to a thousand million of them.</summary>
internal static class FormatWidths
{
    private const int Most = 99_999; // longer than any width that is meant, and than most numbers that stand in a format as text

    /// <param name="inBraces">Only what stands in braces is a format; the rest is text.</param>
    public static void Check(string format, bool inBraces = false)
    {
        var open = !inBraces;
        for (var start = 0; start < format.Length; start++)
        {
            if (inBraces && format[start] is '{' or '}')
                open = format[start] == '{';
            if (!open || !char.IsAsciiDigit(format[start]))
                continue;
            var end = start;
            while (end < format.Length && char.IsAsciiDigit(format[end]))
                end++;
            if (!int.TryParse(format.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var width) || width > Most)
                throw new FormatException($"its format asks for {format[start..end]} digits.");
            start = end - 1;
        }
    }
}
