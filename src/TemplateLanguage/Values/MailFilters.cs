using System.Globalization;
using Fluid;
using Fluid.Values;

namespace TemplateLanguage.Values;

/// <summary>The filters: Fluid's, and those a mail needs.</summary>
internal static class MailFilters
{
    public static TemplateOptions Options { get; } = Create();

    public static bool IsKnown(string name) => Options.Filters.TryGetValue(name, out _);

    public static IEnumerable<string> Names => Options.Filters.Select(f => f.Key);

    private static TemplateOptions Create()
    {
        var options = new TemplateOptions { CultureInfo = CultureInfo.InvariantCulture, TimeZone = TimeZoneInfo.Utc };
        options.Filters.TryGetValue("date", out var date);
        options.Filters.AddFilter("date", (input, arguments, context) => date!(InZone(input, context), arguments, context));
        options.Filters.AddFilter("money", Money);
        return options;
    }

    /// <summary>A moment in the message's zone. A text tells its own moment (ISO 8601, UTC where it names no offset).</summary>
    private static FluidValue InZone(FluidValue input, TemplateContext context)
    {
        DateTimeOffset moment;
        if (input is DateTimeValue && input.ToObjectValue() is DateTimeOffset known)
            moment = known;
        else if (input is not StringValue || !char.IsAsciiDigit(input.ToStringValue().FirstOrDefault())
            || !DateTimeOffset.TryParse(input.ToStringValue(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment))
            return input;
        return new DateTimeValue(TimeZoneInfo.ConvertTime(moment, context.TimeZone));
    }

    /// <summary><c>{{ 24.9 | money: 'EUR' }}</c>: an amount with its currency (ISO 4217) as the message's locale writes it.</summary>
    private static ValueTask<FluidValue> Money(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        if (input.IsNil())
            return NilValue.Instance;
        if (input is not NumberValue && !decimal.TryParse(input.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw new FormatException($"'{input.ToStringValue()}' is not an amount.");
        var code = arguments.Count > 0 && !arguments.At(0).IsNil() ? arguments.At(0).ToStringValue() : null;
        return StringValue.Create(Currencies.Format(input.ToNumberValue(), code, context.CultureInfo));
    }
}
