using System.Runtime.InteropServices;
using System.Text.Json;
using Ingest.Events;

namespace Ingest.Collect;

/// <summary>Translates one call of Segment's HTTP API into an event.</summary>
internal static class SegmentTranslator
{
    public const string Source = "segment";
    public const int MaxEvent = 32 * 1024; // the protocol's limit

    /// <summary>The event, or everything that is wrong with the call.</summary>
    /// <param name="index">Its place in the request.</param>
    public static (Event? Event, IReadOnlyList<EventFault> Faults) Read(JsonElement call, string? type, SegmentEnvelope envelope, int index)
    {
        if (call.ValueKind != JsonValueKind.Object)
            return (null, [new("", "must be a JSON object")]);
        if (JsonMarshal.GetRawUtf8Value(call).Length > MaxEvent)
            return (null, [new("", $"is larger than {MaxEvent} bytes")]);
        var fields = new SegmentFields(call);
        type ??= fields.Text("type");
        var (name, properties) = Meaning(type, fields);
        if (name is null)
            return (null, [new("type", "must be track, identify, page, screen, group or alias")]);
        var original = fields.Time("originalTimestamp") ?? fields.Time("timestamp");
        var occurred = ClockCorrection.Correct(envelope.ReceivedAt, fields.Time("sentAt") ?? envelope.SentAt, original);
        var happened = new Event(
            fields.Text("messageId") ?? Guid.CreateVersion7(envelope.ReceivedAt).ToString("n"),
            name,
            fields.Text("userId"),
            fields.Text(type == "alias" ? "previousId" : "anonymousId"),
            // Clients tell milliseconds: within one, a batch keeps its order.
            occurred == default ? default : occurred.AddTicks(index),
            envelope.ReceivedAt,
            Source,
            properties,
            JsonMerge.Over(envelope.Context, fields.Object("context")));
        var faults = fields.Faults.Concat(happened.Validate()).DistinctBy(f => f.Field).ToList();
        return faults.Count == 0 ? (happened, []) : (null, faults);
    }

    private static (string? Type, JsonElement Properties) Meaning(string? type, SegmentFields fields) => type switch
    {
        "track" => (fields.Text("event") ?? "", fields.Object("properties")),
        "page" => (EventTypes.PageViewed, View(fields)),
        "screen" => (EventTypes.ScreenViewed, View(fields)),
        "identify" => (EventTypes.Identified, fields.Object("traits")),
        "group" => (EventTypes.Grouped, JsonMerge.Over(JsonMerge.Of(("group_id", fields.Text("groupId"))), fields.Object("traits"))),
        "alias" => (EventTypes.Aliased, JsonMerge.Nothing),
        _ => (null, default),
    };

    private static JsonElement View(SegmentFields fields) => JsonMerge.Over(
        JsonMerge.Of(("name", fields.Text("name")), ("category", fields.Text("category"))), fields.Object("properties"));
}
