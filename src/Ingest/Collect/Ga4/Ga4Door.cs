using System.Text.Json;
using Ingest.Collect.Sources;
using Ingest.Events;
using ServiceDefaults.Problems;

namespace Ingest.Collect.Ga4;

/// <summary>
/// The Measurement Protocol, which a server container of Google Tag Manager speaks: the write key is <c>api_secret</c>, and the answer 204
/// whatever becomes of the events, as at Google's; what is wrong with them is with the refusals.
/// </summary>
internal class Ga4Door : Door
{
    private const int MaxEvents = 25; // the protocol's limits

    public override Protocol Protocol => Protocol.Ga4;

    public override int MaxBytes => 130 * 1024;

    public override Claim Identify(HttpRequest http, SourceRegistry sources) => Claim.Of(sources.ByKey(http.Query["api_secret"].ToString()));

    public override Reading Read(Received received, SourceRegistry sources) =>
        Reading.Of(received.Source!, Items(received), _ => TypedResults.NoContent());

    /// <summary>What a request holds; refused as a whole where it cannot be read, or would become too much.</summary>
    protected IReadOnlyList<Collected> Items(Received received)
    {
        var under = received.Source!.Under(Protocol);
        var body = JsonBody.Parse(received.Body);
        var items = body.Fault is null ? Spread.Over(Translate(body.Json, under, received.At), received.Body.Length) : null;
        return items ?? [new Refusal(under, received.At, body.Fault?.Detail ?? Rejection.TooMuch.Detail, received.Body.ToArray())];
    }

    /// <summary>Translates a whole request; a replay comes here too.</summary>
    public static IEnumerable<Collected> Translate(JsonElement body, string source, DateTimeOffset at)
    {
        var faults = new List<EventFault>();
        if (body.ValueKind != JsonValueKind.Object)
            return [Translation.Wrong("", "must be a JSON object").Collect(source, at, body)];
        var envelope = Ga4Envelope.Read(body, source, at, faults);
        if (!body.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array)
            faults.Add(new("events", "must be an array"));
        else if (events.GetArrayLength() > MaxEvents)
            faults.Add(new("events", $"has more than {MaxEvents} events"));
        if (faults.Count > 0)
            return [new Translation(null, faults).Collect(source, at, body)];
        return events.EnumerateArray().SelectMany((item, index) =>
            Ga4Translator.Read(item, envelope, index).Select(t => t.Collect(source, at, () => Alone(body, item))));
    }

    /// <summary>A request of this event only, so that what is refused can be replayed.</summary>
    private static byte[] Alone(JsonElement body, JsonElement item) => System.Text.Encoding.UTF8.GetBytes(JsonMerge.Write(writer =>
    {
        foreach (var property in body.EnumerateObject().Where(p => p.Name != "events"))
            property.WriteTo(writer);
        writer.WriteStartArray("events");
        item.WriteTo(writer);
        writer.WriteEndArray();
    }).GetRawText());
}
