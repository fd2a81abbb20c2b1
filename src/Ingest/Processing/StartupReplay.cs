using System.Diagnostics;
using Ingest.Log;

namespace Ingest.Processing;

/// <summary>Brings memory up to the log before the first request.</summary>
internal sealed class StartupReplay(IngestDatabase database, ILogger<StartupReplay> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var count = await TailReplay.RunAsync(database, cancellationToken);
        if (count > 0)
            log.LogInformation("Ingest: {Count} events folded again in {Elapsed} ms.", count, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
