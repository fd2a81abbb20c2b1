using System.Runtime.InteropServices;
using System.Text.Json;
using Ingest.Events;

namespace Ingest.Collect.Segment;

/// <summary>Translates one call of Segment's HTTP API into an event.</summary>
internal static class SegmentTranslator
{
    public const int MaxEvent = 32 * 1024; // the protocol's limit

    public static readonly IReadOnlyList<string> Calls = ["track", "identify", "page", "screen", "group", "alias"];

    /// <summary>The event, or everything that is wrong with the call.</summary>
    /// <param name="index">Its place in the request.</param>
    public static Translation Read(JsonElement call, string? type, SegmentEnvelope envelope, int index)
    {
        if (call.ValueKind != JsonValueKind.Object)
            return Translation.Wrong("", "must be a JSON object");
        if (JsonMarshal.GetRawUtf8Value(call).Length > MaxEvent)
            return Translation.Wrong("", $"is larger than {MaxEvent} bytes");
        var fields = new JsonFields(call);
        type ??= fields.Text("type");
        var (name, properties) = Meaning(type, fields);
        if (name is null)
            return Translation.Wrong("type", $"must be one of {string.Join(", ", Calls)}");
        var original = fields.Time("originalTimestamp") ?? fields.Time("timestamp");
        var sent = fields.Time("sentAt") ?? envelope.SentAt;
        var occurred = ClockCorrection.Correct(Received(fields, envelope), sent, original, envelope.ReceivedAt);
        var happened = new Event(
            fields.Text("messageId") ?? Guid.CreateVersion7(envelope.ReceivedAt).ToString("n"),
            name,
            fields.Text("userId"),
            fields.Text(type == "alias" ? "previousId" : "anonymousId"),
            // Clients tell milliseconds: within one, a batch keeps its order.
            occurred == default ? default : occurred.AddTicks(index),
            envelope.ReceivedAt,
            envelope.Source,
            properties,
            Surroundings(fields, envelope))
        {
            OriginalAt = original,
            SentAt = sent,
        };
        return Translation.Of(happened, fields.Faults);
    }

    /// <summary>When the client's call arrived: at Segment, which tells it of what it passes on, or here. <c>null</c> where it lay somewhere in between, for as long as nobody tells.</summary>
    private static DateTimeOffset? Received(JsonFields fields, SegmentEnvelope envelope) =>
        fields.Time("receivedAt") ?? (envelope.IsDirect ? envelope.ReceivedAt : null);

    /// <summary>The context, and in it what the client says of where the event may be passed on to: who reads it from a topic may care.</summary>
    private static JsonElement Surroundings(JsonFields fields, SegmentEnvelope envelope)
    {
        var context = JsonMerge.Over(envelope.Context, fields.Object("context"));
        var integrations = JsonMerge.Over(envelope.Integrations, fields.Object("integrations"));
        return integrations.EnumerateObject().Any() ? JsonMerge.Over(context, JsonMerge.Write(writer =>
        {
            writer.WritePropertyName("integrations");
            integrations.WriteTo(writer);
        })) : context;
    }

    private static (string? Type, JsonElement Properties) Meaning(string? type, JsonFields fields) => type switch
    {
        "track" => (fields.Text("event") ?? "", fields.Object("properties")),
        "page" => (EventTypes.PageViewed, View(fields)),
        "screen" => (EventTypes.ScreenViewed, View(fields)),
        "identify" => (EventTypes.Identified, fields.Object("traits")),
        "group" => (EventTypes.Grouped, JsonMerge.Over(JsonMerge.Of(("group_id", fields.Text("groupId"))), fields.Object("traits"))),
        "alias" => (EventTypes.Aliased, JsonMerge.Nothing),
        _ => (null, default),
    };

    private static JsonElement View(JsonFields fields) => JsonMerge.Over(
        JsonMerge.Of(("name", fields.Text("name")), ("category", fields.Text("category"))), fields.Object("properties"));
}
