using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Renderer.Sources.Declarations;

namespace Renderer.Sources.Calls;

/// <summary>The Polly pipelines of one system. All sends share its breaker and its limits; a source may have its own retries.</summary>
internal sealed class SystemPipelines(SystemDeclaration system, TimeProvider time)
{
    private readonly ConcurrentDictionary<CallLimits, ResiliencePipeline<Reply>> _calls = new();

    /// <summary>Breaker and limits: what every attempt passes.</summary>
    public ResiliencePipeline<Reply> Attempt { get; } = Shared(system, time);

    /// <summary>Timeout, retries and hedges: what a whole call passes. What is not repeatable is sent once.</summary>
    public ResiliencePipeline<Reply> Call(CallLimits limits, CallOptions asked, bool repeatable) => _calls.GetOrAdd(
        repeatable ? limits with { Retry = asked.Retry ?? limits.Retry, Hedge = asked.Hedge ?? limits.Hedge } : limits with { Retry = 0, Hedge = null }, Whole);

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
        return pipeline.Build();
    }

    private static ResiliencePipeline<Reply> Shared(SystemDeclaration system, TimeProvider time)
    {
        var pipeline = new ResiliencePipelineBuilder<Reply> { TimeProvider = time };
        if (system.Breaker is { } breaker)
        {
            pipeline.AddCircuitBreaker(new CircuitBreakerStrategyOptions<Reply>
            {
                FailureRatio = breaker.Failures,
                SamplingDuration = breaker.Over,
                BreakDuration = breaker.Pause,
                MinimumThroughput = Breaker.LeastCalls,
                // A call that was cut off counts: slowness is how most systems go down.
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome is { Result.MayPass: true } or { Exception: OperationCanceledException }),
            });
        }
        if (system.Rate is { } rate)
            pipeline.AddRateLimiter(new CallRate(rate, time));
        return pipeline.AddConcurrencyLimiter(system.Concurrency, queueLimit: system.Concurrency).Build();
    }
}
