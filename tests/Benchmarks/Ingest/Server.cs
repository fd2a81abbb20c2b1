using Ingest.Collect.Segment;
using Ingest.Hosting;
using Ingest.Log;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Problems;

namespace Benchmarks.Ingest;

/// <summary>Ingest on loopback, and beside it what it is measured against: an endpoint that parses and does nothing, and one that gives bytes from memory.</summary>
internal sealed class Server(WebApplication app, string folder) : IAsyncDisposable
{
    public int Port { get; } = new Uri(app.Urls.First()).Port;

    public IngestDatabase Database => app.Services.GetRequiredService<IngestDatabase>();

    public static async Task<Server> StartAsync(string folder, long memoryBytes = 1L << 30)
    {
        var app = IngestHost.Build(["--environment", "Development", "--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Ingest:DataPath"] = folder,
                ["Ingest:ReadRate"] = "0",
                ["Ingest:MemoryBytes"] = memoryBytes.ToString(System.Globalization.CultureInfo.InvariantCulture),
            });
        });
        app.MapPost("/parse", ParseAsync);
        var bytes = Array.Empty<byte>();
        app.MapGet("/bytes", (HttpResponse response) =>
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = bytes.Length;
            return response.Body.WriteAsync(bytes).AsTask();
        });
        await app.StartAsync();
        var server = new Server(app, folder);
        bytes = new byte[600]; // a cart of one line
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<IResult> ParseAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        using var body = await RawBody.ReadAsync(http, 500 * 1024, cancellationToken);
        var json = JsonBody.Parse(body.Bytes);
        return SegmentTranslator.Read(json.Json, "track", SegmentEnvelope.Alone("bench", TimeProvider.System.GetUtcNow()), 0).Event is null
            ? Results.BadRequest()
            : TypedResults.Ok(new Taken(true));
    }

    private sealed record Taken(bool Success);
}
