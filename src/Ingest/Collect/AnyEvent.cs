using System.Text.Json;
using Ingest.Collect.CloudEvents;
using Ingest.Collect.Ga4;
using Ingest.Collect.Mixpanel;
using Ingest.Collect.Segment;
using Ingest.Events;

namespace Ingest.Collect;

/// <summary>Translates one JSON event of whatever protocol, told apart by what only that protocol has.</summary>
internal static class AnyEvent
{
    /// <param name="idIfNone">Of the place it came from, so that the same delivery gives the same id.</param>
    public static IEnumerable<Collected> Read(JsonElement json, string source, DateTimeOffset at, string idIfNone)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return [Translation.Wrong("", "must be a JSON object").Collect(source, at, json)];
        if (json.TryGetProperty("specversion", out _))
            return [CloudEventTranslator.Read(json, source, at).Collect(source, at, json)];
        if (json.TryGetProperty("events", out _))
            return Identified(Ga4Door.Translate(json, source, at), idIfNone);
        if (json.TryGetProperty("event", out _) && json.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty("distinct_id", out _))
            return Identified([MixpanelTranslator.Read(json, source, at, strict: false).Collect(source, at, json)], idIfNone, json, properties);
        if (!json.TryGetProperty("type", out _) && !json.TryGetProperty("event", out _))
            return [Translation.Wrong("", "is no event of Segment's, Mixpanel's, GA4's or CloudEvents' form").Collect(source, at, json)];
        var call = json.TryGetProperty("type", out _) ? null : "track";
        var read = SegmentTranslator.Read(json, call, SegmentEnvelope.Alone(source, at) with { IsDirect = false }, 0).Collect(source, at, json);
        return json.TryGetProperty("messageId", out _) ? [read] : Identified([read], idIfNone);
    }

    private static IEnumerable<Collected> Identified(IEnumerable<Collected> items, string id) =>
        items.Select((item, i) => item.Event is { } happened ? happened with { Id = EventId.Of(id, $"{i}") } : item);

    private static IEnumerable<Collected> Identified(IEnumerable<Collected> items, string id, JsonElement json, JsonElement properties) =>
        json.ValueKind == JsonValueKind.Object && properties.TryGetProperty("$insert_id", out _) ? items : Identified(items, id);
}
