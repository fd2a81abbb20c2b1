using System.Text.Json;
using Ingest.Events;
using Ingest.Hosting;
using Ingest.Processing;
using Ingest.State;

namespace Ingest.LiveApi;

/// <summary>Answers each question about nobody once, so that the first real answer is as fast as the next: it may be asked for within 100 ms.</summary>
internal sealed class Rehearsal(EndpointDataSource endpoints, IServiceProvider services, IngestOptions options, TimeProvider time, ILogger<Rehearsal> log)
    : IHostedLifecycleService
{
    /// <summary>When everything has started: only then it is known which endpoints there are.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText is "/v1/users/{id}/cart" or "/v1/users/{id}/activity" or "/v1/users/{id}/profile"))
                await AnswerAsync(endpoint);
            Fold();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "The rehearsal failed; the first answers may be slow.");
        }
    }

    private async Task AnswerAsync(RouteEndpoint endpoint)
    {
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = HttpMethods.Get;
        http.Request.Headers.Authorization = $"Bearer {options.ReadKeys[0]}";
        http.Request.RouteValues["id"] = "\0"; // no id that a request can carry
        http.Response.Body = Stream.Null;
        await endpoint.RequestDelegate!(http);
    }

    private void Fold()
    {
        var now = time.GetUtcNow();
        var properties = JsonElement.Parse("""{"product_id":"p","name":"n","price":1.5}""");
        var happened = new Event("e", EventTypes.ProductAdded, "u", null, now, now, "s", properties, JsonElement.Parse("{}"));
        var state = PersonProjection.Apply(PersonState.Empty, new(1, EventJson.Read(EventJson.Write(happened))));
        _ = StateBytes.Unpack(StateBytes.Pack(state));
        _ = new CartView("u", state);
        _ = LiveAnswer.Of(ActivityAnswer.From("u", state.Activity));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
