using Ingest.Events;

namespace Ingest.Processing;

/// <summary>Bounds what waits for the disk: beyond it a sender is told to come back, so that memory never grows with the load.</summary>
/// <param name="maxBytes">Of events, as they came.</param>
internal sealed class Backlog(long maxBytes)
{
    private long _bytes;

    /// <returns>What to give back when it is done; <c>null</c> where there is no room.</returns>
    public long? Enter(IReadOnlyList<Collected> batch)
    {
        var bytes = batch.Sum(i => i.Size);
        var now = Interlocked.Add(ref _bytes, bytes);
        if (now <= maxBytes || now == bytes) // what comes alone is taken, whatever its size: the doors have bounds of their own
            return bytes;
        Leave(bytes);
        return null;
    }

    public void Leave(long bytes) => Interlocked.Add(ref _bytes, -bytes);
}
