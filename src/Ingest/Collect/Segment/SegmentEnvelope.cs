using System.Text.Json;

namespace Ingest.Collect.Segment;

/// <summary>What is the same for all calls of a request.</summary>
/// <param name="Source">As in <see cref="Events.Event.Source"/>.</param>
internal sealed record SegmentEnvelope(string Source, DateTimeOffset ReceivedAt, DateTimeOffset? SentAt, JsonElement Context, JsonElement Integrations)
{
    /// <summary>Whether the client sent it here, so that its time of sending and ours of receipt are one moment.</summary>
    public bool IsDirect { get; init; } = true;

    /// <summary>Of a call alone in its request, which has all of it itself.</summary>
    public static SegmentEnvelope Alone(string source, DateTimeOffset receivedAt) => new(source, receivedAt, null, JsonMerge.Nothing, JsonMerge.Nothing);
}
