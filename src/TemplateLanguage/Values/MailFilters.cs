using System.Globalization;
using Fluid;
using TemplateLanguage.Values.Filters;

namespace TemplateLanguage.Values;

/// <summary>Filters beside those of <see cref="LiquidFilters"/>: Fluid's, and those that take values by any name.</summary>
internal static class MailFilters
{
    public static TemplateOptions Options { get; } = Create();

    public static bool IsKnown(string name) => LiquidFilters.Find(name) is not null || Options.Filters.TryGetValue(name, out _);

    public static IEnumerable<string> Names => LiquidFilters.Names.Union(Options.Filters.Select(f => f.Key));

    private static TemplateOptions Create()
    {
        var options = new TemplateOptions { CultureInfo = CultureInfo.InvariantCulture, TimeZone = TimeZoneInfo.Utc };
        options.Filters.AddFilter("t", TranslateFilter.Translate);
        options.Filters.AddFilter("image", ImageFilter.Image);
        options.Filters.AddFilter("url_with", (input, arguments, _) => UrlWithFilter.UrlWith(input, arguments));
        return options;
    }
}
