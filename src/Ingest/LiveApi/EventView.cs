using System.Text.Json;
using Ingest.Events;

namespace Ingest.LiveApi;

/// <summary>An event as the log has it.</summary>
/// <param name="Seq">Its number in the order of acceptance.</param>
/// <param name="OccurredAt">When it happened, corrected for the client's clock.</param>
/// <param name="OriginalAt">When it happened by the client's own clock; <c>null</c> where it did not tell.</param>
/// <param name="SentAt">When it was sent by the client's own clock; <c>null</c> where it did not tell.</param>
/// <param name="Late">Whether it arrived more than an hour after it happened.</param>
internal sealed record EventView(
    long Seq, string Id, string Type, string? UserId, string? AnonymousId, string Source, DateTimeOffset OccurredAt, DateTimeOffset? OriginalAt,
    DateTimeOffset? SentAt, DateTimeOffset ReceivedAt, bool Late, IReadOnlyList<string> Topics, JsonElement Properties, JsonElement Context)
{
    public static EventView Of(LogEntry entry)
    {
        var e = entry.Event;
        return new(
            entry.Seq, e.Id, e.Type, e.UserId, e.AnonymousId, e.Source, e.OccurredAt, e.OriginalAt, e.SentAt, e.ReceivedAt, e.IsLate, e.Topics, e.Properties, e.Context);
    }
}

/// <summary>A part of the log.</summary>
/// <param name="Next">What to ask for as <c>after</c> the next time.</param>
/// <param name="More">Whether there is more to ask for now.</param>
internal sealed record EventPage(IReadOnlyList<EventView> Items, long Next, bool More, DateTimeOffset AsOf);
