using System.Threading.RateLimiting;
using Polly;
using Renderer.Sources.Declarations;

namespace Renderer.Sources.Calls;

/// <summary>Who may call a system now: so many a second, so many at once; of the latter as many again wait for their turn.</summary>
/// <remarks>The innermost strategy of a system, one for all its calls. Polly's own limiters say no with an exception, and tell nobody how long a call has waited.</remarks>
internal sealed class CallTurns(SystemDeclaration system, TimeProvider time) : ResilienceStrategy<Reply>
{
    /// <summary>Under this key a call's record passes the pipeline: it is told of each attempt, and how long that has waited.</summary>
    public static readonly ResiliencePropertyKey<CallRecord> Record = new(CallRecord.Property);

    private static readonly Outcome<Reply> Refused = Outcome.FromResult(new Reply(new Fetched.Failure("rate_limited")));

    private readonly CallRate? _rate = system.Rate is { } rate ? new(rate, time) : null;

    private readonly ConcurrencyLimiter _atOnce = AtOnce(system.Concurrency);

    protected override async ValueTask<Outcome<Reply>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<Reply>>> callback, ResilienceContext context, TState state)
    {
        if (_rate?.TryTake() == false)
            return Refused;
        var queued = time.GetTimestamp();
        RateLimitLease turn;
        try
        {
            turn = await _atOnce.AcquireAsync(1, context.CancellationToken);
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<Reply>(e);
        }
        using (turn)
        {
            if (!turn.IsAcquired)
                return Refused;
            context.Properties.GetValue(Record, null!).Attempted(queue: time.GetElapsedTime(queued));
            return await callback(context, state);
        }
    }

    /// <summary>Holds nothing but memory, so that it may live as long as the service.</summary>
    private static ConcurrencyLimiter AtOnce(int calls) => new(new() { PermitLimit = calls, QueueLimit = calls });
}
