namespace Ingest.Events;

/// <summary>What was sent and could not be accepted.</summary>
/// <param name="Source">As in <see cref="Event.Source"/>: the source's name and the protocol.</param>
/// <param name="Raw">As it came.</param>
/// <param name="Call">What the protocol told outside of the bytes and a replay needs: Segment's call, a webhook's topic.</param>
internal sealed record Refusal(string Source, DateTimeOffset At, string Reason, ReadOnlyMemory<byte> Raw, string? Call = null);
