using System.Globalization;
using System.Net;
using System.Text;
using Fluid;
using Fluid.Values;
using TemplateLanguage.Localization;

namespace TemplateLanguage.Values.Filters;

/// <summary><c>{{ 'cart.items' | t: count: cart.items.size, name: recipient.name }}</c>: the text of a key in the message's locale.</summary>
internal static class TranslateFilter
{
    /// <summary>Where a context keeps the translations of its template.</summary>
    public const string Ambient = "translations";

    public static ValueTask<FluidValue> Translate(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var key = input.ToStringValue();
        if (!context.AmbientValues.TryGetValue(Ambient, out var known) || ((Translations)known).Find(key, context.CultureInfo) is not { } translation)
            throw new KeyNotFoundException($"there is no translation of '{key}'.");
        // Names that end so hold markup, as with others who have this filter; arguments are data all the same.
        var isMarkup = key.EndsWith("_html", StringComparison.Ordinal);
        var text = new StringBuilder();
        foreach (var (piece, name) in translation.For(Count(arguments)).Pieces)
        {
            text.Append(piece);
            if (name is null)
                continue;
            var value = arguments[name];
            text.Append(isMarkup && value is not StringValue { Encode: false } ? WebUtility.HtmlEncode(value.ToStringValue()) : value.ToStringValue());
        }
        return StringValue.Create(text.ToString(), encode: !isMarkup);
    }

    private static decimal? Count(FilterArguments arguments)
    {
        var count = arguments["count"];
        return count is NumberValue || decimal.TryParse(count.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? count.ToNumberValue() : null;
    }
}
