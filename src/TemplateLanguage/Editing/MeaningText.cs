using System.Globalization;
using TemplateLanguage.Analysis;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Editing;

/// <summary>Says in Markdown what sources and operations are.</summary>
internal static class MeaningText
{
    public static string Source(Tag.Source source, OperationSignature? signature, Shape? shape) => Lines(
        $"**{source.Name}**: source `{source.SystemPlace.To(source.OperationPlace).Text}({string.Join(", ", source.Arguments.Select(a => a.Place.Text))})`",
        Options(source, signature),
        ShapeText.Type(shape),
        ShapeText.Description(shape));

    /// <summary>A source's limits and options, one a line.</summary>
    public static string Options(Tag.Source source, OperationSignature? signature)
    {
        var options = source.Options;
        var lines = new List<string?>
        {
            options.Within is { } within ? $"waited for at most {Duration(within)}{(signature is null ? "" : $" (the system's own limit: {Duration(signature.Timeout)})")}"
                : signature is not null ? $"waited for at most {Duration(signature.Timeout)}, the system's limit" : null,
            options.Fresh is { } fresh ? $"at most {Duration(fresh)} old" : null,
            options.Cache is { } cache ? $"shared between sends for {Duration(cache)}" : null,
            options.Stale is { } stale ? $"when the call fails, a value at most {Duration(stale)} old" : null,
            options.Retry is { } retry ? $"{retry.ToString(CultureInfo.InvariantCulture)} further tries" : null,
            options.Hedge is { } hedge ? $"a second call after {Duration(hedge)}" : null,
            options.When is { } when ? $"called when `{when.Place.Text}`" : null,
            options.Required ? "required: without it the message is not sent" : null,
            options.Default is { } value ? $"when it fails: `{value.Place.Text}`" : null,
        };
        return string.Join('\n', lines.OfType<string>().Select(l => "- " + l));
    }

    public static string Operation(OperationSignature signature) => Lines(
        $"**{signature.System}.{signature.Name}**({string.Join(", ", signature.Arguments.Select(a => a.Required ? a.Name : a.Name + "?"))}): operation",
        $"- answers within {Duration(signature.Timeout)}, the system's limit",
        ShapeText.Type(Shape.Of(signature.Schema)),
        ShapeText.Description(Shape.Of(signature.Schema)));

    public static string Lines(params IEnumerable<string?> parts) => string.Join("\n\n", parts.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>As a template writes it.</summary>
    private static string Duration(TimeSpan time)
    {
        var (unit, word) = ((long)time.TotalMilliseconds) switch
        {
            var ms when ms % 86_400_000 == 0 => (86_400_000, "d"),
            var ms when ms % 3_600_000 == 0 => (3_600_000, "h"),
            var ms when ms % 60_000 == 0 => (60_000, "m"),
            var ms when ms % 1_000 == 0 => (1_000, "s"),
            _ => (1, "ms"),
        };
        return ((long)time.TotalMilliseconds / unit).ToString(CultureInfo.InvariantCulture) + word;
    }
}
