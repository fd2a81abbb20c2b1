namespace TemplateLanguage.Localization;

/// <summary>Which plural form a language uses for a number: the cardinal rules of Unicode CLDR (TR35, part 3), by language.</summary>
internal static class PluralRules
{
    public const string Other = "other";

    public static readonly string[] Categories = ["zero", "one", "two", "few", "many", Other];

    /// <param name="locale">BCP 47; only its language counts, and Portugal for Portuguese.</param>
    public static string Category(string locale, decimal number)
    {
        var n = Math.Abs(number);
        var whole = n == decimal.Truncate(n);
        var i = (long)Math.Min(decimal.Truncate(n), long.MaxValue / 2);
        var (mod10, mod100) = (i % 10, i % 100);
        var language = locale.Split('-', '_')[0];
        switch (language)
        {
            case "ja" or "zh" or "ko" or "vi" or "th" or "id" or "ms" or "my" or "lo" or "km" or "yue":
                return Other;
            case "fr" or "pt" when locale is not ("pt-PT" or "pt_PT"):
                return i is 0 or 1 ? "one" : whole && i != 0 && i % 1_000_000 == 0 ? "many" : Other;
            case "es" or "it" or "ca" or "pt":
                return n == 1 ? "one" : whole && i != 0 && i % 1_000_000 == 0 ? "many" : Other;
            case "hi" or "bn" or "fa" or "gu" or "kn" or "zu" or "am":
                return i == 0 || n == 1 ? "one" : Other;
            case "da":
                return n == 1 || !whole && i is 0 or 1 ? "one" : Other;
            case "ru" or "uk" or "be":
                return !whole ? Other : mod10 == 1 && mod100 != 11 ? "one" : mod10 is >= 2 and <= 4 && mod100 is not (>= 12 and <= 14) ? "few" : "many";
            case "sr" or "hr" or "bs":
                return !whole ? Other : mod10 == 1 && mod100 != 11 ? "one" : mod10 is >= 2 and <= 4 && mod100 is not (>= 12 and <= 14) ? "few" : Other;
            case "pl":
                return !whole ? Other : i == 1 ? "one" : mod10 is >= 2 and <= 4 && mod100 is not (>= 12 and <= 14) ? "few" : "many";
            case "cs" or "sk":
                return !whole ? "many" : i == 1 ? "one" : i is >= 2 and <= 4 ? "few" : Other;
            case "lt":
                return !whole ? "many" : mod10 == 1 && mod100 is not (>= 11 and <= 19) ? "one" : mod10 >= 2 && mod100 is not (>= 11 and <= 19) ? "few" : Other;
            case "lv":
                return whole && (mod10 == 0 || mod100 is >= 11 and <= 19) ? "zero" : whole && mod10 == 1 && mod100 != 11 ? "one" : Other;
            case "ro":
                return whole && i == 1 ? "one" : !whole || i == 0 || mod100 is >= 1 and <= 19 ? "few" : Other;
            case "sl":
                return !whole ? "few" : mod100 switch { 1 => "one", 2 => "two", 3 or 4 => "few", _ => Other };
            case "he" or "iw":
                return i == 1 && whole || i == 0 && !whole ? "one" : i == 2 && whole ? "two" : Other;
            case "ar":
                return !whole ? Other : i switch { 0 => "zero", 1 => "one", 2 => "two", _ => mod100 is >= 3 and <= 10 ? "few" : mod100 >= 11 ? "many" : Other };
            case "ga":
                return !whole ? Other : i switch { 1 => "one", 2 => "two", >= 3 and <= 6 => "few", >= 7 and <= 10 => "many", _ => Other };
            case "cy":
                return !whole ? Other : i switch { 0 => "zero", 1 => "one", 2 => "two", 3 => "few", 6 => "many", _ => Other };
            case "mt":
                return !whole ? Other : i switch { 1 => "one", 2 => "two", 0 => "few", _ => mod100 is >= 3 and <= 10 ? "few" : mod100 is >= 11 and <= 19 ? "many" : Other };
            case "is" or "mk":
                return whole && mod10 == 1 && mod100 != 11 ? "one" : Other;
            case "tr" or "hu" or "bg" or "el" or "az" or "kk" or "ka" or "sq" or "eu" or "nb" or "nn" or "no":
                return n == 1 ? "one" : Other;
            default:
                return whole && i == 1 ? "one" : Other; // English, German, Dutch, Swedish, Finnish, Estonian and most others
        }
    }
}
