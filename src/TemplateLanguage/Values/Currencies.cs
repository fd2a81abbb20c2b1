using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace TemplateLanguage.Values;

/// <summary>Writes amounts of money: the locale says how, the currency (ISO 4217) its sign and its decimals.</summary>
internal static class Currencies
{
    private static readonly FrozenDictionary<string, string> Signs = Table(
        "EUR € USD $ GBP £ JPY ¥ CNY ¥ INR ₹ KRW ₩ BRL R$ PLN zł CZK Kč SEK kr NOK kr DKK kr TRY ₺ UAH ₴ ILS ₪ CAD CA$ AUD A$ NZD NZ$ MXN MX$ HKD HK$ SGD S$");

    /// <summary>ISO 4217 gives these no minor unit, or one of a thousandth; all others have hundredths.</summary>
    private static readonly FrozenDictionary<string, string> Decimals = Table(
        "JPY 0 KRW 0 VND 0 CLP 0 ISK 0 XAF 0 XOF 0 XPF 0 PYG 0 RWF 0 UGX 0 BHD 3 IQD 3 JOD 3 KWD 3 LYD 3 OMR 3 TND 3");

    private const int MaxFormats = 1000; // codes come from data: what comes later is made each time

    /// <summary>One for each currency and locale of a shop's mails.</summary>
    private static readonly ConcurrentDictionary<(CultureInfo Locale, string? Currency), NumberFormatInfo> Formats = new();

    /// <summary>The amount; without a currency only a number with two decimals, since nobody said of what.</summary>
    public static string Format(decimal amount, string? currency, CultureInfo locale)
    {
        if (!Formats.TryGetValue((locale, currency), out var format))
        {
            format = FormatOf(currency, locale);
            if (Formats.Count < MaxFormats)
                Formats.TryAdd((locale, currency), format);
        }
        var text = amount.ToString("C", format);
        return currency is null ? text.Trim() : text; // the space that would part it from its sign
    }

    private static NumberFormatInfo FormatOf(string? currency, CultureInfo locale)
    {
        var format = (NumberFormatInfo)locale.NumberFormat.Clone();
        format.CurrencySymbol = currency is null ? "" : Signs.GetValueOrDefault(currency, currency.ToUpperInvariant());
        format.CurrencyDecimalDigits = currency is not null && Decimals.TryGetValue(currency, out var digits) ? digits[0] - '0' : 2;
        if (currency is not null && format.CurrencySymbol.Length == 3 && char.IsAsciiLetter(format.CurrencySymbol[2]) && format.CurrencyPositivePattern == 0)
            format.CurrencyPositivePattern = 2; // a code needs its space: CHF 12.00
        if (locale.Name.Length == 0)
            format.CurrencyNegativePattern = format.CurrencyPositivePattern == 2 ? 12 : 1; // the invariant culture would write (€5.00)
        return format;
    }

    private static FrozenDictionary<string, string> Table(string pairs) =>
        pairs.Split(' ').Chunk(2).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
}
