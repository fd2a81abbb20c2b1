using System.Collections.Concurrent;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Renderer.Sources.Declarations;

namespace Renderer.Sources.Calls;

/// <summary>
/// The Polly pipelines of one system: timeout, retries and hedges of a whole call; then of each attempt the breaker and the turns, which all calls share.
/// </summary>
internal sealed class SystemPipelines(SystemDeclaration system, TimeProvider time)
{
    private readonly ConcurrentDictionary<CallLimits, ResiliencePipeline<Reply>> _pipelines = new();
    private readonly ResiliencePipeline<Reply> _shared = Shared(system, time);

    /// <summary>What a call passes. A source may have its own retries; what is not repeatable is sent once.</summary>
    public ResiliencePipeline<Reply> For(CallLimits limits, CallOptions asked, bool repeatable) => _pipelines.GetOrAdd(
        (repeatable, asked) switch
        {
            (false, _) => limits with { Retry = 0, Hedge = null },
            (_, { Retry: null, Hedge: null }) => limits,
            _ => limits with { Retry = asked.Retry ?? limits.Retry, Hedge = asked.Hedge ?? limits.Hedge },
        },
        static (limits, of) => of.Whole(limits), this);

    private ResiliencePipeline<Reply> Whole(CallLimits limits)
    {
        var pipeline = new ResiliencePipelineBuilder<Reply> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = limits.Timeout });
        if (limits.Retry > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions<Reply>
            {
                MaxRetryAttempts = limits.Retry,
                // Short: a message waits. Jitter keeps the retries of many sends apart.
                Delay = TimeSpan.FromMilliseconds(20),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                // Where the system asks to wait for longer than anybody will, the failure is known now.
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { MayPass: true } reply && !(reply.RetryAfter >= limits.Timeout)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
            });
        }
        if (limits.Hedge is { } after)
        {
            pipeline.AddHedging(new()
            {
                Delay = after,
                MaxHedgedAttempts = 1,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { MayPass: true }),
            });
        }
        return pipeline.AddPipeline(_shared).Build();
    }

    private static ResiliencePipeline<Reply> Shared(SystemDeclaration system, TimeProvider time)
    {
        var pipeline = new ResiliencePipelineBuilder<Reply> { TimeProvider = time };
        if (system.Breaker is { } breaker)
        {
            pipeline.AddCircuitBreaker(new()
            {
                FailureRatio = breaker.Failures,
                SamplingDuration = breaker.Over,
                BreakDuration = breaker.Pause,
                MinimumThroughput = Breaker.LeastCalls,
                // A call that was cut off counts: slowness is how most systems go down.
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome is { Result.MayPass: true } or { Exception: OperationCanceledException }),
            });
        }
        var turns = new CallTurns(system, time);
        return pipeline.AddStrategy(_ => turns).Build();
    }
}
