using System.Diagnostics;
using Renderer.Hosting;
using Renderer.Sources.Calls;
using Renderer.Sources.Declarations;
using TemplateLanguage.Planning;
using ZiggyCreatures.Caching.Fusion;

namespace Renderer.Sources;

/// <summary>Answers sources: from the cache where the template allows it, else with one request that all sends share.</summary>
internal sealed class SourceCaller(
    SystemCatalog catalog, IReadOnlyDictionary<string, SystemClient> clients, IFusionCache cache, SingleFlight<Fetched> flights, TimeProvider time) : ISourceCaller
{
    public async Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken)
    {
        using var span = RendererTelemetry.Source.StartActivity("source")?
            .SetTag("source.name", call.Source).SetTag("source.system", call.System).SetTag("source.operation", call.Operation);
        var start = time.GetTimestamp();
        var outcome = "cancelled";
        try
        {
            var answer = await AnswerAsync(call, cancellationToken);
            outcome = answer is SourceAnswer.Failure failure ? failure.Error : "ok";
            return answer;
        }
        finally
        {
            if (outcome != "ok")
                span?.SetStatus(ActivityStatusCode.Error, outcome);
            RendererTelemetry.SourceCalled(call.System, call.Operation, outcome, time.GetElapsedTime(start));
        }
    }

    private async Task<SourceAnswer> AnswerAsync(SourceCall call, CancellationToken cancellationToken)
    {
        if (catalog.Declarations.GetValueOrDefault(call.System)?.Operations.GetValueOrDefault(call.Operation) is not { } operation)
            return new SourceAnswer.Failure("unknown_operation");
        if (operation.Request.Bind(call.Arguments, out var wrong) is not { } request)
            return new SourceAnswer.Failure("argument", $"'{wrong}' is missing or cannot stand in its place");

        var key = $"{call.System} {call.Operation} {request.Key}";
        var known = call.Cache is null && call.Stale is null ? null : await CachedAsync(key, cancellationToken);
        if (known is not null && call.Cache is { } shared && time.GetUtcNow() - known.At <= shared && IsFresh(known, call))
            return Answer(known);

        var fetched = await flights.RunAsync(
            key, token => clients[call.System].FetchAsync(operation, request, new(call.Retry, call.Hedge), new(), token), cancellationToken);
        if (fetched is Fetched.Value value)
        {
            if (Keep(call) is { } duration)
                await cache.SetAsync(key, value, duration, token: cancellationToken);
            if (IsFresh(value, call))
                return Answer(value);
            return new SourceAnswer.Failure(value.AsOf is null ? "no_timestamp" : "stale");
        }
        var failure = (Fetched.Failure)fetched;
        return known is not null && call.Stale is { } allowed && time.GetUtcNow() - known.At <= allowed
            ? Answer(known) with { Stale = true }
            : new SourceAnswer.Failure(failure.Error, failure.Detail);
    }

    private async Task<Fetched.Value?> CachedAsync(string key, CancellationToken cancellationToken) =>
        await cache.TryGetAsync<Fetched.Value>(key, token: cancellationToken) is { HasValue: true } hit ? hit.Value : null;

    private bool IsFresh(Fetched.Value value, SourceCall call) => call.Fresh is not { } fresh || time.GetUtcNow() - value.AsOf <= fresh;

    private SourceAnswer.Value Answer(Fetched.Value value) => new(value.Json, time.GetUtcNow() - value.AsOf);

    /// <summary>How long a value may be of use to anybody who asks as this template does.</summary>
    private static TimeSpan? Keep(SourceCall call) => (call.Cache, call.Stale) switch
    {
        (null, null) => null,
        (null, { } stale) => stale,
        ({ } shared, null) => shared,
        ({ } shared, { } stale) => shared > stale ? shared : stale,
    };
}
