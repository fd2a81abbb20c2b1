using System.Globalization;
using Fluid;
using Fluid.Values;
using TemplateLanguage.Values.Filters;

namespace TemplateLanguage.Values;

/// <summary>Filters beside those of Liquid itself (<see cref="LiquidFilters"/>): Fluid's, and those a mail needs.</summary>
internal static class MailFilters
{
    public static TemplateOptions Options { get; } = Create();

    public static bool IsKnown(string name) => LiquidFilters.Find(name) is not null || Options.Filters.TryGetValue(name, out _);

    public static IEnumerable<string> Names => LiquidFilters.Names.Union(Options.Filters.Select(f => f.Key));

    private static TemplateOptions Create()
    {
        var options = new TemplateOptions { CultureInfo = CultureInfo.InvariantCulture, TimeZone = TimeZoneInfo.Utc };
        options.Filters.AddFilter("money", Money);
        options.Filters.AddFilter("t", TranslateFilter.Translate);
        options.Filters.AddFilter("image", ImageFilter.Image);
        options.Filters.AddFilter("url_with", (input, arguments, _) => UrlWithFilter.UrlWith(input, arguments));
        return options;
    }

    /// <summary><c>{{ 24.9 | money: 'EUR' }}</c>: an amount with its currency (ISO 4217) as the message's locale writes it, or <c>locale: 'de'</c>.</summary>
    private static ValueTask<FluidValue> Money(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        if (input.IsNil())
            return NilValue.Instance;
        if (input is not NumberValue && !decimal.TryParse(input.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw new FormatException($"'{input.ToStringValue()}' is not an amount.");
        var code = arguments.Count > 0 && !arguments.At(0).IsNil() ? arguments.At(0).ToStringValue() : null;
        var locale = arguments["locale"];
        var culture = locale.IsNil() ? context.CultureInfo : CultureInfo.GetCultureInfo(locale.ToStringValue());
        return StringValue.Create(Currencies.Format(input.ToNumberValue(), code, culture));
    }
}
