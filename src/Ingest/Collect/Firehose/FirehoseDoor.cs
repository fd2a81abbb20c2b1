using System.Text;
using System.Text.Json;
using Ingest.Collect.Sources;
using Ingest.Events;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Problems;

namespace Ingest.Collect.Firehose;

/// <summary>
/// What Firehose delivers of a Kinesis stream: each record holds one or more JSON events, a line each. Only 200 ends the delivery of a
/// request; a wrong event is therefore a refusal, and not a reason to send the others for a day.
/// </summary>
internal sealed class FirehoseDoor : Door
{
    public const int Largest = 64 * 1024 * 1024; // the protocol's limits
    private const int MaxRecords = 10_000;
    private const int MaxEvents = 50_000; // lines of records; the protocol knows nothing of them
    private const int MaxRecord = 1024 * 1024; // larger than any event of any protocol
    private const string RequestId = "X-Amz-Firehose-Request-Id";

    public override Protocol Protocol => Protocol.Firehose;

    public override int MaxBytes => Largest;

    public override Claim Identify(HttpRequest http, SourceRegistry sources) => Claim.Of(sources.ByKey(http.Headers["X-Amz-Firehose-Access-Key"].ToString()));

    public override Reading Read(Received received, SourceRegistry sources)
    {
        if (JsonBody.TryOpen(received.Body, out var document) is { } fault)
            return Rejection.Of(fault);
        using (document)
        {
            var body = document!.RootElement;
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("records", out var records) || records.ValueKind != JsonValueKind.Array)
                return Rejection.Malformed("bad_delivery", "The body must be an object with requestId, timestamp and an array of records.");
            if (records.GetArrayLength() is 0 or > MaxRecords)
                return Rejection.Malformed("bad_delivery", $"There must be 1 to {MaxRecords} records.");
            var id = received.Http.Headers[RequestId].ToString() is { Length: > 0 } header ? header : new JsonFields(body).Text("requestId") ?? "";
            if (id.Length == 0)
                return Rejection.Malformed("bad_delivery", $"The delivery has no requestId, nor {RequestId}.");
            var source = received.Source!;
            var sent = new JsonFields(body).UnixTime("timestamp");
            var items = Spread.Over(
                records.EnumerateArray().SelectMany((r, i) => Read(r, source.Under(Protocol), received.At, $"{id}/{i}")).Select(item => Sent(item, sent)).Take(MaxEvents + 1),
                received.Body.Length);
            if (items is null)
                return Rejection.TooMuch;
            return items.Count > MaxEvents
                ? Rejection.Malformed("bad_delivery", $"The records hold more than {MaxEvents} events.")
                : Reading.Of(source, items, _ => Answer(StatusCodes.Status200OK, id, received.At, null));
        }
    }

    /// <summary>Never 413: Firehose would give the data up for ever.</summary>
    public override IResult Reject(HttpRequest http, Rejection rejection) => Answer(
        rejection.Status == StatusCodes.Status413PayloadTooLarge ? StatusCodes.Status400BadRequest : rejection.Status,
        http.Headers[RequestId].ToString(), http.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), rejection.Detail);

    /// <summary>Translates the events of a record's data; a replay comes here too.</summary>
    public static IEnumerable<Collected> Translate(Memory<byte> data, string source, DateTimeOffset at, string id)
    {
        if (JsonBody.Parse(data) is { Fault: null } whole)
            return whole.Json.ValueKind == JsonValueKind.Array
                ? whole.Json.EnumerateArray().SelectMany((e, i) => AnyEvent.Read(e, source, at, $"{id}/{i}"))
                : AnyEvent.Read(whole.Json, source, at, id);
        return Lines(data).SelectMany((line, i) => JsonBody.Parse(line) is { Fault: null } json
            ? AnyEvent.Read(json.Json, source, at, $"{id}/{i}")
            : [new Refusal(source, at, "the record is not JSON, nor a JSON value a line", line.ToArray())]);
    }

    private static IEnumerable<Collected> Read(JsonElement record, string source, DateTimeOffset at, string id)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty("data", out var data)
            || data.ValueKind != JsonValueKind.String || !data.TryGetBytesFromBase64(out var bytes))
            return [Translation.Wrong("data", "is not Base64").Collect(source, at, record)];
        return bytes.Length > MaxRecord
            ? [new Refusal(source, at, $"the record is larger than {MaxRecord} bytes", default)]
            : Translate(bytes, source, at, id);
    }

    /// <summary>A record that does not tell when it was sent was sent with its delivery.</summary>
    private static Collected Sent(Collected item, DateTimeOffset? delivery) =>
        item.Event is { SentAt: null } happened && delivery is { } at && at != default ? happened with { SentAt = at } : item;

    private static IEnumerable<Memory<byte>> Lines(Memory<byte> data)
    {
        for (var rest = data; !rest.IsEmpty;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
                yield return line;
        }
    }

    private static ContentHttpResult Answer(int status, string id, DateTimeOffset at, string? error)
    {
        var json = JsonMerge.Write(writer =>
        {
            writer.WriteString("requestId", id);
            writer.WriteNumber("timestamp", at.ToUnixTimeMilliseconds());
            if (error is not null)
                writer.WriteString("errorMessage", error);
        });
        return TypedResults.Text(json.GetRawText(), "application/json", Encoding.UTF8, status); // with a Content-Length, as Firehose requires
    }
}
