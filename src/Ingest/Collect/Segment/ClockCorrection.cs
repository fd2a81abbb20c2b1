namespace Ingest.Collect.Segment;

/// <summary>Moves an event's time from the client's clock to ours. The client's time of sending tells how far apart they are.</summary>
internal static class ClockCorrection
{
    /// <returns><c>default</c> where the times are too absurd to calculate with; no event is valid with it.</returns>
    public static DateTimeOffset Correct(DateTimeOffset received, DateTimeOffset? sent, DateTimeOffset? original)
    {
        if (original is null)
            return received;
        if (sent is null)
            return original.Value;
        var ticks = received.UtcTicks - (sent.Value.UtcTicks - original.Value.UtcTicks);
        return ticks > 0 && ticks < DateTimeOffset.MaxValue.UtcTicks ? new(ticks, TimeSpan.Zero) : default;
    }
}
