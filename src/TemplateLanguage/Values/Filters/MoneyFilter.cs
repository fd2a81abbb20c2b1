using System.Globalization;
using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary><c>{{ 24.9 | money: 'EUR' }}</c>: an amount with its currency (ISO 4217) as the message's locale writes it, or <c>locale: 'de'</c>.</summary>
internal static class MoneyFilter
{
    public static IEnumerable<(string, LiquidFilter)> All => [("money", new(0, 1, Money, "locale"))];

    private static FluidValue Money(FluidValue input, Given given)
    {
        if (input.IsNil())
            return NilValue.Instance;
        if (input is not NumberValue && !decimal.TryParse(input.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw new FormatException($"'{input.ToStringValue()}' is not an amount.");
        var currency = given[0].IsNil() ? null : given.Text(0);
        var locale = given.Named("locale");
        return StringValue.Create(Currencies.Format(input.ToNumberValue(), currency, locale.IsNil() ? given.Context.CultureInfo : CultureInfo.GetCultureInfo(locale.ToStringValue())));
    }
}
