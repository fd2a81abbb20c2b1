using System.Text.Json;
using Ingest.Events;
using Ingest.Log;

namespace Ingest.Collect;

/// <summary>What a request of Segment's HTTP API holds: the good events, and the others with everything that is wrong with them.</summary>
internal sealed record SegmentRequest(IReadOnlyList<Event> Events, IReadOnlyList<Refusal> Refusals, IReadOnlyList<EventFault> Faults)
{
    public const int MaxBatch = 500 * 1024; // the protocol's limits
    public const int MaxEvents = 2500;

    public static SegmentRequest ReadCall(string type, JsonElement body, DateTimeOffset receivedAt)
    {
        var (happened, faults) = SegmentTranslator.Read(body, type, new(receivedAt, null, JsonMerge.Nothing), 0);
        return happened is null ? new([], [Refuse(body, faults, receivedAt)], faults) : new([happened], [], []);
    }

    /// <summary>Faults are those of the request as a whole: a wrong event of it is a refusal, and does not lose the others.</summary>
    public static SegmentRequest ReadBatch(JsonElement body, DateTimeOffset receivedAt)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return new([], [], [new("", "must be a JSON object")]);
        if (!body.TryGetProperty("batch", out var calls) || calls.ValueKind != JsonValueKind.Array)
            return new([], [], [new("batch", "must be an array of calls")]);
        if (calls.GetArrayLength() > MaxEvents)
            return new([], [], [new("batch", $"has more than {MaxEvents} events")]);
        var fields = new SegmentFields(body);
        var envelope = new SegmentEnvelope(receivedAt, fields.Time("sentAt"), fields.Object("context"));
        if (fields.Faults.Count > 0)
            return new([], [], fields.Faults);
        var events = new List<Event>();
        var refusals = new List<Refusal>();
        foreach (var (index, call) in calls.EnumerateArray().Index())
        {
            var (happened, faults) = SegmentTranslator.Read(call, null, envelope, index);
            if (happened is not null)
                events.Add(happened);
            else
                refusals.Add(Refuse(call, faults, receivedAt));
        }
        return new(events, refusals, []);
    }

    private static Refusal Refuse(JsonElement call, IEnumerable<EventFault> faults, DateTimeOffset receivedAt)
    {
        var raw = call.GetRawText();
        return new(
            SegmentTranslator.Source, receivedAt, string.Join("; ", faults.Select(f => $"{f.Field} {f.Message}".TrimStart())),
            raw.Length <= SegmentTranslator.MaxEvent ? raw : null);
    }
}
