using System.Threading.RateLimiting;
using Renderer.Sources.Declarations;

namespace Renderer.Sources.Calls;

/// <summary>Who may call a system now: so many a second, so many at once; of the latter as many again wait for their turn.</summary>
internal sealed class CallTurns(SystemDeclaration system, TimeProvider time)
{
    private readonly CallRate? _rate = system.Rate is { } rate ? new(rate, time) : null;
    private readonly ConcurrencyLimiter _atOnce = AtOnce(system.Concurrency);

    /// <summary>A turn, to be disposed of after the call; <c>null</c> where there is none to wait for.</summary>
    public async ValueTask<RateLimitLease?> TakeAsync(CancellationToken cancellationToken)
    {
        if (_rate?.TryTake() == false)
            return null;
        var turn = await _atOnce.AcquireAsync(1, cancellationToken);
        return turn.IsAcquired ? turn : null;
    }

    /// <summary>Holds nothing but memory, so that it may live as long as the service.</summary>
    private static ConcurrencyLimiter AtOnce(int calls) => new(new() { PermitLimit = calls, QueueLimit = calls });
}
