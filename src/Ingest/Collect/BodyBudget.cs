using Ingest.Hosting;

namespace Ingest.Collect;

/// <summary>Bounds the memory of all bodies that are held at one time: a request that would go beyond it is asked to come again.</summary>
internal sealed class BodyBudget(IngestOptions options)
{
    public static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(1);
    private long _free = options.BodyMemory;

    /// <summary>Sets memory aside for a body until the result is disposed; <c>null</c> where there is none.</summary>
    public IDisposable? TryReserve(HttpRequest http, int maxBytes)
    {
        // A body may be as large as it says, or, compressed or without a length, as large as it is allowed to be.
        var bytes = http.ContentLength is { } length && http.Headers.ContentEncoding.Count == 0 ? Math.Min(length, maxBytes) : maxBytes;
        if (Interlocked.Add(ref _free, -bytes) >= 0)
            return new Reservation(this, bytes);
        Interlocked.Add(ref _free, bytes);
        return null;
    }

    private sealed class Reservation(BodyBudget budget, long bytes) : IDisposable
    {
        private long _bytes = bytes;

        public void Dispose() => Interlocked.Add(ref budget._free, Interlocked.Exchange(ref _bytes, 0));
    }
}
