namespace Ingest.Log;

/// <summary>Brings states to the file while nothing happens: without events there is no transaction to share.</summary>
internal sealed class WriteBehindWorker(IngestDatabase database, TimeProvider time, ILogger<WriteBehindWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await CatchUpAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is not written is read from the log at the next start.
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.CatchUpStatesAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "States could not be written; trying again in {Wait}.", Every);
        }
    }
}
