using System.Runtime.InteropServices;
using System.Text.Json;
using Ingest.Collect.Sources;
using Ingest.Events;
using ServiceDefaults.Problems;

namespace Ingest.Collect.Segment;

/// <summary>Many calls, <c>/v1/batch</c>. A wrong one is kept with its reason, and does not lose the others.</summary>
internal sealed class SegmentBatchDoor : SegmentDoor
{
    private const int MaxEvents = 2500; // the protocol's limits

    public override int MaxBytes => 500 * 1024;

    protected override Reading Read(JsonElement body, EventSource source, DateTimeOffset at)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return Bad(new FieldFault("", "must be a JSON object"));
        if (!body.TryGetProperty("batch", out var calls) || calls.ValueKind != JsonValueKind.Array)
            return Bad(new FieldFault("batch", "must be an array of calls"));
        if (calls.GetArrayLength() > MaxEvents)
            return Bad(new FieldFault("batch", $"has more than {MaxEvents} events"));
        var fields = new JsonFields(body);
        var envelope = new SegmentEnvelope(source.Under(Protocol), at, fields.Time("sentAt"), fields.Object("context"), fields.Object("integrations"));
        if (fields.Faults.Count > 0)
            return Bad([.. fields.Faults.Select(f => new FieldFault(f.Field, f.Message))]);
        return Spread.Over(calls.EnumerateArray().Select((c, i) => Read(c, i, envelope)), JsonMarshal.GetRawUtf8Value(body).Length) is { } items
            ? Reading.Of(source, items, _ => Success)
            : Rejection.TooMuch;
    }

    private static Collected Read(JsonElement call, int index, SegmentEnvelope envelope) =>
        SegmentTranslator.Read(call, null, envelope, index).Collect(envelope.Source, envelope.ReceivedAt, call);
}
