namespace Ingest.Collect.Segment;

/// <summary>Moves an event's time from the client's clock to ours. The client's time of sending tells how far apart they are.</summary>
internal static class ClockCorrection
{
    /// <summary>What two clocks that are right may be apart: the time that a request was on its way. Correcting by it, which is another for every request, would let events of two requests change places.</summary>
    private static readonly TimeSpan Way = TimeSpan.FromSeconds(5);

    /// <param name="received">When what was sent arrived; <c>null</c> where that is not known, and the client's clock is taken as it is.</param>
    /// <param name="otherwise">When it is taken to have occurred where the client does not tell.</param>
    /// <returns><c>default</c> where the times are too absurd to calculate with; no event is valid with it.</returns>
    public static DateTimeOffset Correct(DateTimeOffset? received, DateTimeOffset? sent, DateTimeOffset? original, DateTimeOffset otherwise)
    {
        if (original is null)
            return otherwise;
        if (sent is null || received is null || (received.Value - sent.Value).Duration() <= Way)
            return original.Value;
        var ticks = received.Value.UtcTicks - (sent.Value.UtcTicks - original.Value.UtcTicks);
        return ticks > 0 && ticks < DateTimeOffset.MaxValue.UtcTicks ? new(ticks, TimeSpan.Zero) : default;
    }
}
