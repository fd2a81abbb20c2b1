using System.Threading.RateLimiting;

namespace Renderer.Sources.Calls;

/// <summary>Lets so many calls through in any second, to a tenth of it. Nobody waits: who comes too many is told at once. The framework's limiters know no <see cref="TimeProvider"/>.</summary>
internal sealed class CallRate(int perSecond, TimeProvider time) : RateLimiter
{
    private const int Tenths = 10;

    private readonly long _start = time.GetTimestamp();
    private readonly int[] _calls = new int[Tenths]; // of each tenth of the last second
    private readonly Lock _lock = new();
    private long _tenth;
    private int _sum;

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock)
        {
            Pass((long)(time.GetElapsedTime(_start).TotalSeconds * Tenths));
            if (_sum + permitCount > perSecond)
                return Lease.Refused;
            _calls[_tenth % Tenths] += permitCount;
            _sum += permitCount;
            return Lease.Granted;
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

    /// <summary>What is a second ago counts no more.</summary>
    private void Pass(long now)
    {
        for (var passed = Math.Min(now - _tenth, Tenths); passed > 0; passed--)
        {
            var slot = (now - passed + 1) % Tenths;
            _sum -= _calls[slot];
            _calls[slot] = 0;
        }
        _tenth = Math.Max(_tenth, now);
    }

    private sealed class Lease(bool isAcquired) : RateLimitLease
    {
        public static readonly Lease Granted = new(true);
        public static readonly Lease Refused = new(false);

        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
