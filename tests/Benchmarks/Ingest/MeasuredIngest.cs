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

/// <summary>The process of <see cref="Server"/>: Ingest on loopback, and beside it what it is measured against: an endpoint that parses and does nothing, and one that gives bytes from memory.</summary>
internal static class MeasuredIngest
{
    public const string Command = "measured-ingest";

    /// <summary>Serves until standard input ends; the first line of output is its port.</summary>
    public static async Task RunAsync(string folder, long memoryBytes)
    {
        await using var app = Build(folder, memoryBytes);
        await app.StartAsync();
        Console.WriteLine(new Uri(app.Urls.First()).Port);
        await Console.In.ReadToEndAsync();
    }

    private static WebApplication Build(string folder, long memoryBytes)
    {
        var app = IngestHost.Build(["--environment", "Production", "--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Ingest:DataPath"] = folder,
                ["Ingest:WriteKeys:0"] = IngestDefaults.WriteKey,
                ["Ingest:ReadKeys:0"] = IngestDefaults.ReadKey,
                ["Ingest:ReadRate"] = "0",
            });
            builder.Services.AddSingleton(_ => new IngestDatabase(Path.Combine(folder, "ingest.db"), new() { MemoryBytes = memoryBytes }));
        });
        MapSameDoor(app);
        app.MapPost("/parse", ParseAsync);
        var bytes = new byte[600]; // a cart of one line
        app.MapGet("/bytes", (HttpResponse response) =>
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = bytes.Length;
            return response.Body.WriteAsync(bytes).AsTask();
        });
        return app;
    }

    /// <summary><c>/same</c>: the door of <c>/v1/track</c> with everything before and behind it, but that nothing is kept.</summary>
    private static void MapSameDoor(WebApplication app)
    {
        var (door, all) = (new SegmentCallDoor("track"), app.Services);
        var collector = new Collector(
            all.GetRequiredService<SourceRegistry>(), all.GetRequiredService<RateLimits>(), all.GetRequiredService<BodyBudget>(), new NothingKept(),
            all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<Collector>>());
        app.MapGroup("/same").AllowBrowsers().MapPost("", async http => await (await collector.CollectAsync(http.Request, door, http.RequestAborted)).ExecuteAsync(http));
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
