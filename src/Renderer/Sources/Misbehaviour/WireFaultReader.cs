using System.Globalization;
using TemplateLanguage.Syntax;

namespace Renderer.Sources.Misbehaviour;

/// <summary>Reads faults as fixtures, headers and settings write them: <c>status:503</c>, <c>latency:200ms±50ms</c>, <c>timeout</c>.</summary>
internal static class WireFaultReader
{
    /// <summary>All words, for faults of those who write them.</summary>
    public const string Form =
        "timeout, connect, reset, reset:body, status:N, latency:D, latency:D±D, drip:D, truncated, not_json, too_large, schema or stale:D";

    /// <summary>The fault, or <c>null</c> where the text is none.</summary>
    public static WireFault? Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (word, value) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        return (word, value) switch
        {
            ("timeout", null) => new WireFault.Silence(),
            ("connect", null) => new WireFault.Refused(),
            ("reset", null) => new WireFault.Reset(InBody: false),
            ("reset", "body") => new WireFault.Reset(InBody: true),
            ("status", { } code) => Status(code),
            ("latency", { } time) => Latency(time),
            ("drip", { } pause) => Durations.Parse(pause) is { } every ? new WireFault.Drip(every) : null,
            ("truncated", null) => new WireFault.Truncated(),
            ("not_json", null) => new WireFault.NotJson(),
            ("too_large", null) => new WireFault.TooLarge(),
            ("schema", null) => new WireFault.WrongShape(),
            ("stale", { } old) => Durations.Parse(old) is { } age ? new WireFault.Stale(age) : null,
            _ => null,
        };
    }

    /// <summary><c>80ms</c>, <c>80ms±20ms</c>, or <c>80ms+-20ms</c> where only ASCII passes.</summary>
    public static WireFault.Latency? Latency(string text)
    {
        string[] parts = text.Split(["±", "+-"], StringSplitOptions.None);
        var spread = parts.Length == 2 ? Durations.Parse(parts[1]) : TimeSpan.Zero;
        return parts.Length <= 2 && Durations.Parse(parts[0]) is { } mean && spread is { } deviation ? new(mean, deviation) : null;
    }

    public static WireFault.Status? Status(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 300 and <= 599 ? new(code) : null;
}
