using Renderer.Sources.Caching;
using Renderer.Sources.Calls;
using Renderer.Sources.Declarations;
using Renderer.Sources.Misbehaviour;
using Renderer.Sources.Records;
using Renderer.Sources.Requests;
using TemplateLanguage.Planning;

namespace Renderer.Sources.Execution;

/// <summary>Answers calls: with what is known where the template allows it, else with one request that all sends share.</summary>
internal sealed class SourceExecutor(IReadOnlyDictionary<string, CallableSystem> systems, SourceCache cache, TimeProvider time)
{
    private readonly SingleFlight _flights = new();

    /// <param name="record">Is told what happens while it happens.</param>
    /// <param name="misbehaving">What systems do wrong on purpose, for this send alone.</param>
    public Task<SourceAnswer> AnswerAsync(SourceCall call, SourceRecord record, MisbehaviourList misbehaving, CancellationToken cancellationToken)
    {
        if (systems.GetValueOrDefault(call.System) is not { } system || system.Declaration.Operations.GetValueOrDefault(call.Operation) is not { } operation)
            return Task.FromResult<SourceAnswer>(new SourceAnswer.Failure("unknown_operation"));
        if (operation.Request.Bind(call.Arguments, out var wrong) is not { } request)
            return Task.FromResult<SourceAnswer>(new SourceAnswer.Failure("argument", $"'{wrong}' is missing, of another type or cannot stand in its place"));
        var key = system.Identity.KeyOf(system.Declaration, operation, request);
        record.Arguments = SystemIdentity.Short(key);
        var faults = misbehaving.For(call.System, call.Operation);
        var asked = new Asked(system, operation, call, request, faults, key, faults is null ? "" : misbehaving.Text, record);
        return CachePolicy.Shares(call) ? FindOrFetchAsync(asked, cancellationToken) : FetchAsync(asked, null, cancellationToken);
    }

    private async Task<SourceAnswer> FindOrFetchAsync(Asked asked, CancellationToken cancellationToken)
    {
        var (call, record) = (asked.Call, asked.Record);
        var known = await cache.FindAsync(asked.Key, cancellationToken);
        record.Fallback = known;
        var now = time.GetUtcNow();
        if (known is not null && CachePolicy.Serves(known, call, now))
        {
            record.Known = CacheOutcome.Hit;
            return Answer(known);
        }
        if (call.Cache is not null && cache.FindFailure(asked.Key) is { } failed && CachePolicy.Serves(failed.Failure, failed.At, call, now))
        {
            record.Known = CacheOutcome.Hit;
            return Otherwise(failed.Failure, known, call, record);
        }
        record.Known = CacheOutcome.Miss;
        return await FetchAsync(asked, known, cancellationToken);
    }

    /// <summary>The known value, where it may stand in for an answer that has not come in time.</summary>
    public SourceAnswer.Value? StandIn(SourceCall call, SourceRecord record) => StandIn(call, record.Fallback, record);

    /// <summary>Fetches; a value that is too old by its own time once more, past every cache on the way.</summary>
    private async Task<SourceAnswer> FetchAsync(Asked asked, Fetched.Value? known, CancellationToken cancellationToken)
    {
        var call = asked.Call;
        var pass = known is not null && !CachePolicy.IsFresh(known, call, time.GetUtcNow());
        while (true)
        {
            var fetched = await _flights.RunAsync(
                pass ? asked.Key + " past caches" : asked.Key, asked.Record, asked.Faults, (shared, token) => CallAsync(asked, known, pass, shared, token), cancellationToken);
            if (fetched is not Fetched.Value value)
                return Otherwise((Fetched.Failure)fetched, known, call, asked.Record);
            if (CachePolicy.IsFresh(value, call, time.GetUtcNow()))
                return Answer(value);
            asked.Record.Fallback = known = CachePolicy.Newest(known, value);
            if (pass || value.AsOf is null)
                return Otherwise(CachePolicy.NotFresh(value), known, call, asked.Record);
            pass = true;
        }
    }

    /// <summary>The call itself: of all who wait for it the first one's, whoever of them is still there.</summary>
    private Task<Fetched> CallAsync(Asked asked, Fetched.Value? known, bool pass, SharedCall shared, CancellationToken cancellationToken) => CachePolicy.Shares(asked.Call)
        ? CallAndKeepAsync(asked, known, pass, shared, cancellationToken)
        : SendAsync(asked, null, pass, shared, cancellationToken);

    private async Task<Fetched> CallAndKeepAsync(Asked asked, Fetched.Value? known, bool pass, SharedCall shared, CancellationToken cancellationToken)
    {
        var call = asked.Call;
        // Another's call may have ended between the look at the cache and this one.
        if (call.Cache is not null && !pass && cache.FindInMemory(asked.Key) is { } just && CachePolicy.Serves(just, call, time.GetUtcNow()))
        {
            asked.Record.Known = CacheOutcome.Hit;
            return just;
        }
        var fetched = await SendAsync(asked, pass ? null : known, pass, shared, cancellationToken);
        if (fetched is Fetched.NotModified still)
        {
            shared.Revalidated = known is not null;
            fetched = known?.Renewed(still) ?? (Fetched)new Fetched.Failure("status", "304");
        }
        if (fetched is Fetched.Value value && ReferenceEquals(CachePolicy.Newest(known, value), value) && CachePolicy.Keep(value, call) is { } duration)
            await cache.KeepAsync(asked.Key, value, duration, cancellationToken);
        else if (fetched is Fetched.Failure failure && CachePolicy.Keep(failure, call) is { } moment)
            cache.Keep(asked.Key, new(failure, time.GetUtcNow()), moment);
        return fetched;
    }

    /// <param name="unless">A value of which the system may say that it still is.</param>
    private static Task<Fetched> SendAsync(Asked asked, Fetched.Value? unless, bool pass, SharedCall shared, CancellationToken cancellationToken) => asked.System.FetchAsync(
        asked.Operation, asked.Call, asked.Request, new(asked.Call.Retry, asked.Call.Hedge, unless?.ETag, unless?.LastModified) { PassCaches = pass },
        shared.Record, asked.Scope, cancellationToken);

    /// <summary>The failure, or the known value where it may stand in.</summary>
    private SourceAnswer Otherwise(Fetched.Failure failure, Fetched.Value? known, SourceCall call, SourceRecord record)
    {
        (record.Error, record.Detail) = (failure.Error, failure.Detail);
        return StandIn(call, known, record) ?? (SourceAnswer)new SourceAnswer.Failure(failure.Error, failure.Detail);
    }

    private SourceAnswer.Value? StandIn(SourceCall call, Fetched.Value? known, SourceRecord record)
    {
        if (known is null || !CachePolicy.StandsIn(known, call, time.GetUtcNow()))
            return null;
        record.Known = CacheOutcome.Stale;
        return Answer(known, stale: true);
    }

    private SourceAnswer.Value Answer(Fetched.Value value, bool stale = false) => new(value.Json, time.GetUtcNow() - value.AsOf, stale);

    /// <param name="Scope">What a send has for itself: systems that misbehave for it do not for others.</param>
    private sealed record Asked(
        CallableSystem System, OperationDeclaration Operation, SourceCall Call, BoundRequest Request, CallFaults? Faults, string SharedKey, string Scope, SourceRecord Record)
    {
        public string Key => Scope.Length == 0 ? SharedKey : $"{SharedKey} {Scope}";
    }
}
