using System.Globalization;
using Fluid;
using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary>Filters that tell moments: in the message's zone, or in the one that <c>time_zone</c> has put them into.</summary>
internal static class DateFilters
{
    /// <summary>Fluid's, for the letters of a format.</summary>
    private static readonly FilterDelegate Format = new TemplateOptions().Filters.TryGetValue("date", out var date) ? date : throw new MissingMemberException("date");

    public static IEnumerable<(string, LiquidFilter)> All =>
    [
        ("date", new(1, 1, Date)),
        ("format_date", new(1, 2, FormatDate)),
        ("time_zone", new(1, 1, InZone)),
    ];

    /// <summary>What is no moment stays as it is.</summary>
    private static FluidValue Date(FluidValue input, Given given)
    {
        if (given.Text(0).Length == 0 || Moment(input, given.Context) is not { } moment)
            return input;
        FormatWidths.Check(given.Text(0));
        var format = StringValue.Create(WithIsoWeek(given.Text(0), moment));
        return Format(new DateTimeValue(moment), new FilterArguments(format), given.Context).AsTask().GetAwaiter().GetResult(); // it only computes
    }

    /// <summary>In a format of .NET, as the message's locale or a given one writes it.</summary>
    private static FluidValue FormatDate(FluidValue input, Given given)
    {
        if (Moment(input, given.Context) is not { } moment)
            return input;
        FormatWidths.Check(given.Text(0));
        return StringValue.Create(moment.ToString(given.Text(0), given[1].IsNil() ? given.Context.CultureInfo : CultureInfo.GetCultureInfo(given.Text(1))));
    }

    /// <summary>The moment by the clocks of another zone; without one, by the message's.</summary>
    private static FluidValue InZone(FluidValue input, Given given)
    {
        if (Moment(input, given.Context) is not { } moment)
            return input;
        if (given[0].IsNil())
            return new DateTimeValue(moment);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(given.Text(0), out var zone))
            throw new FormatException($"there is no zone '{given.Text(0)}'.");
        return new DateTimeValue(TimeZoneInfo.ConvertTime(moment, zone));
    }

    /// <summary><c>%V</c> is the week of ISO 8601; Fluid counts it by the locale.</summary>
    private static string WithIsoWeek(string format, DateTimeOffset moment)
    {
        for (var at = format.IndexOf('%', StringComparison.Ordinal); at >= 0 && at + 1 < format.Length; at = format.IndexOf('%', at + 2))
        {
            if (format[at + 1] == 'V')
                format = $"{format.AsSpan(0, at)}{ISOWeek.GetWeekOfYear(moment.DateTime):00}{format.AsSpan(at + 2)}";
        }
        return format;
    }

    /// <summary>Numbers are seconds since 1970. A text tells its own moment (ISO 8601, UTC where it names no offset); a day alone is that day everywhere.</summary>
    private static DateTimeOffset? Moment(FluidValue input, TemplateContext context)
    {
        if (input is DateTimeValue && input.ToObjectValue() is DateTimeOffset known)
            return known;
        if (input is not (StringValue or NumberValue))
            return null;
        var text = input.ToStringValue();
        if (text is "now" or "today")
            return TimeZoneInfo.ConvertTime(context.Now(), context.TimeZone);
        if (input is NumberValue || text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            var seconds = Numbers.Of(input);
            return Math.Abs(seconds) < 250_000_000_000 ? TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddSeconds((double)seconds), context.TimeZone) : null;
        }
        if (text.Length == 0 || !char.IsLetterOrDigit(text[0]) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return null;
        return text.Contains(':', StringComparison.Ordinal)
            ? TimeZoneInfo.ConvertTime(moment, context.TimeZone)
            : new DateTimeOffset(moment.DateTime, context.TimeZone.GetUtcOffset(moment.DateTime));
    }
}
