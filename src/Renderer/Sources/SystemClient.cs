using System.Net.Sockets;
using System.Text;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;
using Refit;

namespace Renderer.Sources;

/// <summary>Sends the requests of one system. Every failure of the world is an answer.</summary>
internal sealed class SystemClient
{
    private readonly ISystemApi _api;
    private readonly SystemPipelines _pipelines;
    private readonly Dictionary<string, string> _headers = new() { ["Accept"] = "application/json" };
    private readonly Dictionary<string, ResponseReader> _readers;

    public SystemClient(SystemDeclaration system, Variables variables, HttpClient http, TimeProvider time)
    {
        if (Uri.TryCreate(variables.Resolve(system.Base).TrimEnd('/'), UriKind.Absolute, out var address))
            http.BaseAddress = address;
        _api = RestService.For<ISystemApi>(http);
        _pipelines = new(system, time);
        _readers = system.Operations.ToDictionary(o => o.Key, o => new ResponseReader(o.Value, time));
        switch (system.Auth)
        {
            case Authentication.Bearer bearer:
                _headers["Authorization"] = "Bearer " + variables.Resolve(bearer.Token);
                break;
            case Authentication.Basic basic:
                _headers["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{variables.Resolve(basic.User)}:{variables.Resolve(basic.Password)}"));
                break;
            case Authentication.Header header:
                _headers[header.Name] = variables.Resolve(header.Value);
                break;
        }
    }

    public async Task<Fetched> FetchAsync(string operation, string target, int? retry, TimeSpan? hedge, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _pipelines.For(retry, hedge).ExecuteAsync(
                async (state, token) => await state.Api.GetAsync(state.Target, state.Headers, token),
                (Api: _api, Target: target[1..], Headers: _headers), cancellationToken);
            return await _readers[operation].ReadAsync(response, cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return new Fetched.Failure("timeout");
        }
        catch (BrokenCircuitException)
        {
            return new Fetched.Failure("breaker_open");
        }
        catch (RateLimiterRejectedException)
        {
            return new Fetched.Failure("rate_limited");
        }
        catch (Exception e) when (e is HttpRequestException or ApiRequestException or IOException or SocketException)
        {
            return new Fetched.Failure("connect", ((e.InnerException ?? e) as HttpRequestException)?.HttpRequestError.ToString());
        }
    }
}
