using Ingest.Collect;
using Ingest.Collect.Segment;
using Ingest.Collect.Sources;
using Ingest.Events;
using Ingest.Hosting;
using Ingest.Log;
using Ingest.Processing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Problems;

namespace Benchmarks.Ingest;

/// <summary>Ingest on loopback, and beside it what it is measured against: an endpoint that parses and does nothing, and one that gives bytes from memory.</summary>
internal sealed class Server(WebApplication app) : IAsyncDisposable
{
    public int Port { get; } = new Uri(app.Urls.First()).Port;

    /// <param name="memoryBytes">For people's states; with none every cart is read from the file.</param>
    public static async Task<Server> StartAsync(string folder, long memoryBytes)
    {
        var app = IngestHost.Build(["--environment", "Development", "--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Ingest:DataPath"] = folder,
                ["Ingest:ReadRate"] = "0",
            });
            builder.Services.AddSingleton(_ => new IngestDatabase(Path.Combine(folder, "ingest.db"), new() { MemoryBytes = memoryBytes }));
        });
        MapSameDoor(app);
        app.MapPost("/parse", ParseAsync);
        var bytes = Array.Empty<byte>();
        app.MapGet("/bytes", (HttpResponse response) =>
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = bytes.Length;
            return response.Body.WriteAsync(bytes).AsTask();
        });
        await app.StartAsync();
        var server = new Server(app);
        bytes = new byte[600]; // a cart of one line
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary><c>/same</c>: the door of <c>/v1/track</c> with everything before and behind it, but that nothing is kept.</summary>
    private static void MapSameDoor(WebApplication app)
    {
        var (door, all) = (new SegmentCallDoor("track"), app.Services);
        var collector = new Collector(
            all.GetRequiredService<SourceRegistry>(), all.GetRequiredService<RateLimits>(), all.GetRequiredService<BodyBudget>(), new NothingKept(),
            all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<Collector>>());
        app.MapGroup("/same").AllowBrowsers()
            .MapPost("", (HttpRequest http, CancellationToken cancellationToken) => collector.CollectAsync(http, door, cancellationToken));
    }

    /// <summary>Reads and parses, without keys, bounds and spans.</summary>
    private static async Task<IResult> ParseAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        using var body = await RawBody.ReadAsync(http, 500 * 1024, cancellationToken);
        var json = JsonBody.Parse(body.Bytes);
        return SegmentTranslator.Read(json.Json, "track", SegmentEnvelope.Alone("bench", TimeProvider.System.GetUtcNow()), 0).Event is null
            ? Results.BadRequest()
            : TypedResults.Ok(new Taken(true));
    }

    private sealed record Taken(bool Success);

    private sealed class NothingKept : IIntake
    {
        private static readonly IntakeOutcome Accepted = new IntakeOutcome.Accepted();

        public Task<IReadOnlyList<IntakeOutcome>> AcceptAsync(IReadOnlyList<Collected> batch, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<IntakeOutcome>>([.. batch.Select(_ => Accepted)]);
    }
}
