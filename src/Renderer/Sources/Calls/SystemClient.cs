using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Refit;
using Renderer.Sources.Credentials;
using Renderer.Sources.Declarations;
using Renderer.Sources.Records;
using Renderer.Sources.Requests;

namespace Renderer.Sources.Calls;

/// <summary>Sends the requests of one system. Every failure of the world is an answer.</summary>
internal sealed class SystemClient
{
    public const string PublicHttp = "sources";
    public const string InternalHttp = "sources-internal";

    private readonly ISystemApi _api;
    private readonly object? _shop;
    private readonly SystemPipelines _pipelines;
    private readonly TimeProvider _time;
    private readonly ISystemCredentials _credentials;
    private readonly Dictionary<string, ResponseReader> _readers;

    /// <summary>Resolves the system's variables; what is missing, <paramref name="variables"/> tells.</summary>
    public SystemClient(SystemDeclaration system, Variables variables, HttpClient http, TimeProvider time)
    {
        if (system.Base.Value.Length > 0)
            http.BaseAddress = variables.ResolveAddress(system.Base, system.Internal);
        Name = system.Name;
        _api = RestService.For<ISystemApi>(http);
        _shop = system.Api is { } api ? RestService.For(api.Client, http) : null;
        _credentials = SystemCredentials.Create(system, variables, http, time);
        _pipelines = new(system, time);
        _time = time;
        _readers = system.Operations.ToDictionary(o => o.Key, o => new ResponseReader(o.Value, time));
    }

    public string Name { get; }

    /// <summary>The name of the HTTP client to give it.</summary>
    public static string HttpFor(SystemDeclaration system) => system.Internal ? InternalHttp : PublicHttp;

    /// <summary>Sends a request of an operation: the single one, or its batch's. Throws only when cancelled.</summary>
    /// <param name="record">Is told what happens while it happens.</param>
    public async Task<Fetched> FetchAsync(
        OperationDeclaration operation, BoundRequest request, CallOptions options, CallRecord record, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallTurns.Record, record);
        try
        {
            // Outcomes in place of exceptions: of a system that is down or busy, every call ends here, and none may cost a stack trace.
            var outcome = await _pipelines.For(operation.Limits, options, request.Repeatable).ExecuteOutcomeAsync(
                static (context, call) => call.Client.AttemptAsync(call, context.CancellationToken), context, new Call(this, operation, request, options, record));
            var fetched = outcome.Exception switch
            {
                TimeoutRejectedException => new Fetched.Failure("timeout"),
                BrokenCircuitException => new Fetched.Failure("breaker_open"),
                _ => Result(outcome),
            };
            record.Ended(fetched);
            return fetched;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            SourceTelemetry.Requested(Name, operation.Name, record.Attempts);
        }
    }

    /// <summary>The operation's value in one item of a whole answer: <c>schema</c> applied, and the item's own time before the answer's.</summary>
    /// <param name="way">Names on the way to the value in the item.</param>
    public Fetched ReadValue(OperationDeclaration operation, JsonElement item, IReadOnlyList<string> way, Fetched.Value whole) =>
        _readers[operation.Name].Read(item, way, whole with { ETag = null, LastModified = null });

    private static Fetched Result(Outcome<Reply> outcome)
    {
        outcome.ThrowIfException();
        return outcome.Result!.Fetched;
    }

    private async ValueTask<Outcome<Reply>> AttemptAsync(Call call, CancellationToken cancellationToken)
    {
        var sent = _time.GetTimestamp();
        try
        {
            for (var renewed = false; ; renewed = true)
            {
                var headers = Headers(call);
                if (await _credentials.AddAsync(headers, call.Request, cancellationToken) is { } fault)
                    return Outcome.FromResult(new Reply(new Fetched.Failure(fault.Error, fault.Detail), fault.MayPass));
                using var response = await RequestAsync(call, headers, cancellationToken);
                call.Record.Answered((int)response.StatusCode);
                if (response.StatusCode == HttpStatusCode.Unauthorized && !renewed && _credentials.Renew(headers))
                    continue;
                var fetched = await _readers[call.Operation.Name].ReadAsync(response, call.Options, call.Record, cancellationToken);
                var mayPass = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
                return Outcome.FromResult(new Reply(fetched, mayPass, mayPass ? RetryAfter(response.Headers.RetryAfter) : null));
            }
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<Reply>(e);
        }
        catch (Exception e) when (e is HttpRequestException or ApiRequestException or IOException or InvalidDataException)
        {
            // What a cut connection throws is not its failure.
            return cancellationToken.IsCancellationRequested
                ? Outcome.FromException<Reply>(new OperationCanceledException(cancellationToken))
                : Outcome.FromResult(ConnectionFaults.Read(e));
        }
        finally
        {
            call.Record.Took(_time.GetElapsedTime(sent));
        }
    }

    private static Dictionary<string, string> Headers(Call call)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in call.Request.Headers)
            headers[name] = value;
        if (call.Options.IfNoneMatch is { } tag)
            headers["If-None-Match"] = tag;
        if (call.Options.IfModifiedSince is { } since)
            headers["If-Modified-Since"] = since.ToString("R", CultureInfo.InvariantCulture);
        if (call.Options.PassCaches)
            headers["Cache-Control"] = "no-cache";
        return headers;
    }

    private Task<HttpResponseMessage> RequestAsync(Call call, Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var (request, record) = (call.Request, call.Record);
        if (request.Typed is { } typed)
            return typed.Method.SendAsync(_shop!, typed.Values, headers, record, cancellationToken);
        var target = request.Target[1..];
        return request.Method.Method switch
        {
            "GET" => _api.GetAsync(target, headers, record, cancellationToken),
            "DELETE" => _api.DeleteAsync(target, headers, record, cancellationToken),
            "POST" => _api.PostAsync(target, Body(request), headers, record, cancellationToken),
            "PUT" => _api.PutAsync(target, Body(request), headers, record, cancellationToken),
            "PATCH" => _api.PatchAsync(target, Body(request), headers, record, cancellationToken),
            var other => throw new ArgumentException($"No operation is declared with {other}.", nameof(call)),
        };
    }

    private static HttpContent Body(BoundRequest request) => request.Body is { } bytes
        ? new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = new("application/json") } }
        : new ByteArrayContent([]); // Refit would write null as JSON

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? asked) => (asked?.Delta ?? asked?.Date - _time.GetUtcNow()) switch
    {
        { } wait when wait < TimeSpan.Zero => TimeSpan.Zero,
        var wait => wait,
    };

    private sealed record Call(SystemClient Client, OperationDeclaration Operation, BoundRequest Request, CallOptions Options, CallRecord Record);
}
