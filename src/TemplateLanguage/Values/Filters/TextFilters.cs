using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary>Filters that change texts. Nil stays nothing, other values are taken as they are printed.</summary>
internal static class TextFilters
{
    private const int TruncateTo = 50; // Liquid's defaults
    private const int TruncateWordsTo = 15;
    private const string Quotes = "'’\"()[]";

    public static IEnumerable<(string, LiquidFilter)> All =>
    [
        ("append", new(1, 1, (input, given) => given.Join(input, given[0]))),
        ("prepend", new(1, 1, (input, given) => given.Join(given[0], input))),
        ("capitalize", Map(text => Upper(Characters.Cut(text, 0, 1)) + Lower(Characters.Cut(text, 1, int.MaxValue)))),
        ("downcase", Map(Lower)),
        ("upcase", Map(Upper)),
        ("strip", Map(text => text.Trim())),
        ("lstrip", Map(text => text.TrimStart())),
        ("rstrip", Map(text => text.TrimEnd())),
        ("handle", Map(Handle)),
        ("handleize", Map(Handle)),
        ("squish", Map(text => string.Join(' ', Words(text)))),
        ("strip_newlines", Map(text => text.Replace("\r\n", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))),
        ("remove", Replace(1, 1, Everywhere)),
        ("remove_first", Replace(1, 1, First)),
        ("remove_last", Replace(1, 1, Last)),
        ("replace", Replace(1, 2, Everywhere)),
        ("replace_first", Replace(1, 2, First)),
        ("replace_last", Replace(2, 2, Last)),
        ("split", new(1, 1, (input, given) => new ArrayValue(Lists.Bounded(Split(input.ToStringValue(), given.Text(0)).Select(part => Given.Like(input, part)))))),
        ("truncate", new(0, 2, Truncate)),
        ("truncatewords", new(0, 2, TruncateWords)),
    ];

    /// <summary>Between spaces of any kind; without a separator, character by character. Empty parts at the end are dropped.</summary>
    public static IEnumerable<string> Split(string text, string separator)
    {
        if (separator == " ")
            return Words(text);
        if (separator.Length == 0)
            return Characters.Each(text);
        var parts = text.Split(separator);
        var count = parts.Length;
        while (count > 0 && parts[count - 1].Length == 0)
            count--;
        return parts.Take(count);
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Upper(string text) => text.ToUpperInvariant();

    [SuppressMessage("Globalization", "CA1308", Justification = "The filter is there to make small letters.")]
    private static string Lower(string text) => text.ToLowerInvariant();

    /// <summary>As Shopify makes the addresses of products: small letters and digits, without the accents of Latin ones and without quotes, a dash for all between.</summary>
    private static string Handle(string text)
    {
        var handle = new StringBuilder(text.Length);
        foreach (var c in Lower(Unicode.Repair(text)).Normalize(NormalizationForm.FormD))
        {
            var last = handle.Length == 0 ? '-' : handle[^1];
            var isMark = CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (isMark ? !char.IsAscii(last) : char.IsLetterOrDigit(c) || c == '_')
                handle.Append(c);
            else if (!isMark && last != '-' && !Quotes.Contains(c))
                handle.Append('-');
        }
        return handle.ToString().TrimEnd('-').Normalize();
    }

    private static LiquidFilter Map(Func<string, string> change) => new(0, 0, (input, _) => Given.Like(input, change(input.ToStringValue())));

    private static LiquidFilter Replace(int least, int most, Func<string, string, string, string> replace) => new(least, most, (input, given) =>
    {
        var markup = given.InMarkup && Given.IsMarkup(input);
        var (text, old, replacement) = (input.ToStringValue(), given.Text(0), Given.Piece(given[1], markup));
        if (replacement.Length > old.Length)
            given.CheckLength(text.Length + (long)Times(text, old) * replacement.Length);
        return Given.Like(input, replace(text, old, replacement));
    });

    private static int Times(string text, string part)
    {
        if (part.Length == 0)
            return text.Length + 1;
        var times = 0;
        for (var at = 0; (at = text.IndexOf(part, at, StringComparison.Ordinal)) >= 0; at += part.Length)
            times++;
        return times;
    }

    /// <summary>Nothing stands before, between and behind all characters.</summary>
    private static string Everywhere(string text, string old, string replacement) => old.Length > 0
        ? text.Replace(old, replacement, StringComparison.Ordinal)
        : replacement + string.Concat(Characters.Each(text).Select(c => c + replacement));

    private static string First(string text, string old, string replacement) => At(text, text.IndexOf(old, StringComparison.Ordinal), old, replacement);

    private static string Last(string text, string old, string replacement) =>
        At(text, old.Length == 0 ? text.Length : text.LastIndexOf(old, StringComparison.Ordinal), old, replacement);

    private static string At(string text, int index, string old, string replacement) =>
        index < 0 ? text : string.Concat(text.AsSpan(0, index), replacement, text.AsSpan(index + old.Length));

    /// <summary>The ellipsis counts.</summary>
    private static StringValue Truncate(FluidValue input, Given given)
    {
        if (input.IsNil())
            return StringValue.Empty;
        var (text, length) = (input.ToStringValue(), given.Whole(0, TruncateTo));
        if (Characters.Count(text) <= length)
            return Given.Like(input, text);
        FluidValue ellipsis = given.Count > 1 ? given[1] : StringValue.Create("...");
        return given.Join(Given.Like(input, Characters.Cut(text, 0, Math.Max(0, length - Characters.Count(ellipsis.ToStringValue())))), ellipsis);
    }

    private static StringValue TruncateWords(FluidValue input, Given given)
    {
        if (input.IsNil())
            return StringValue.Empty;
        var count = Math.Max(1, given.Whole(0, TruncateWordsTo));
        var words = Words(input.ToStringValue());
        if (words.Length <= count)
            return Given.Like(input, input.ToStringValue());
        FluidValue ellipsis = given.Count > 1 ? given[1] : StringValue.Create("...");
        return given.Join(Given.Like(input, string.Join(' ', words.Take(count))), ellipsis);
    }
}
