using System.Globalization;
using System.Text.Json;
using Ingest.Events;

namespace Ingest.Collect.Webhooks;

/// <summary>Translates a webhook's event as its source's mapping says.</summary>
internal static class WebhookTranslator
{
    /// <param name="sent">When the signature says that it was sent.</param>
    public static Translation Read(JsonElement json, WebhookMapping mapping, string source, DateTimeOffset at, DateTimeOffset? sent)
    {
        var faults = new List<EventFault>();
        var told = mapping.Type switch
        {
            Mapped.At place => place.Path.Text(json),
            Mapped.Always always => always.Text,
            _ => null,
        };
        if (told is null)
            faults.Add(new("type", "is not where the mapping looks for it"));
        var type = told ?? "";
        if (told is not null && mapping.Types.Count > 0 && !mapping.Types.TryGetValue(told, out type!))
        {
            faults.Add(new("type", $"is '{(told.Length > 40 ? told[..40] : told)}', which the mapping's types do not name"));
            type = told;
        }
        var id = mapping.Id.Text(json);
        if (id is null)
            faults.Add(new("messageId", "is not where the mapping looks for it"));
        var original = Time(json, mapping, faults);
        // Ids of any length: only their equality counts.
        var happened = new Event(
            id is { Length: <= Event.MaxIdLength } ? id : EventId.Of(id ?? ""), type, mapping.User?.Text(json), mapping.Anonymous?.Text(json), original ?? at, at,
            source, mapping.Properties.Read(json), Context(json, mapping))
        {
            OriginalAt = original,
            SentAt = sent,
        };
        return Translation.Of(happened, faults);
    }

    private static DateTimeOffset? Time(JsonElement json, WebhookMapping mapping, List<EventFault> faults)
    {
        if (mapping.Time?.Text(json) is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return UnixTime.Read(number);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            return time;
        faults.Add(new("timestamp", "is neither an ISO 8601 time nor a number of seconds or milliseconds since 1970"));
        return null;
    }

    private static JsonElement Context(JsonElement json, WebhookMapping mapping) => mapping.Traits is not { } traits
        ? JsonMerge.Nothing
        : JsonMerge.Write(writer => traits.Write(writer, "traits", json));
}
