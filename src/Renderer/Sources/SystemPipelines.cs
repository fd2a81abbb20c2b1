using System.Collections.Concurrent;
using System.Net;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Refit;

namespace Renderer.Sources;

/// <summary>The Polly pipelines of one system. All sends share its breaker and its limits; a source may have its own retries.</summary>
internal sealed class SystemPipelines(SystemDeclaration system, TimeProvider time)
{
    private readonly ResiliencePipeline<HttpResponseMessage> _shared = Shared(system, time);
    private readonly ConcurrentDictionary<(int Retry, TimeSpan? Hedge), ResiliencePipeline<HttpResponseMessage>> _whole = new();

    public ResiliencePipeline<HttpResponseMessage> For(int? retry, TimeSpan? hedge) => _whole.GetOrAdd((retry ?? system.Retry, hedge ?? system.Hedge), Whole);

    private ResiliencePipeline<HttpResponseMessage> Whole((int Retry, TimeSpan? Hedge) tries)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = system.Timeout });
        if (tries.Retry > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = tries.Retry,
                // Short: a message waits. Jitter keeps the retries of many sends apart.
                Delay = TimeSpan.FromMilliseconds(20),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments.Outcome)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.Headers.RetryAfter?.Delta),
            });
        }
        if (tries.Hedge is { } after)
        {
            pipeline.AddHedging(new()
            {
                Delay = after,
                MaxHedgedAttempts = 1,
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments.Outcome)),
            });
        }
        return pipeline.AddPipeline(_shared).Build();
    }

    private static ResiliencePipeline<HttpResponseMessage> Shared(SystemDeclaration system, TimeProvider time)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (system.Breaker is { } breaker)
        {
            pipeline.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = breaker.Failures,
                SamplingDuration = breaker.Over,
                BreakDuration = breaker.Pause,
                MinimumThroughput = Breaker.LeastCalls,
                // A call that was cut off counts: slowness is how most systems go down.
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments.Outcome) || arguments.Outcome.Exception is OperationCanceledException),
            });
        }
        if (system.Rate is { } rate)
        {
            pipeline.AddRateLimiter(new SlidingWindowRateLimiter(new() { PermitLimit = rate, Window = TimeSpan.FromSeconds(1), SegmentsPerWindow = 10 }));
        }
        return pipeline.AddConcurrencyLimiter(system.Concurrency, queueLimit: system.Concurrency).Build();
    }

    /// <summary>Whether another try may do better: the connection failed, the system is busy or broken.</summary>
    private static bool MayPass(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or ApiRequestException
        || outcome.Result is { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError };
}
