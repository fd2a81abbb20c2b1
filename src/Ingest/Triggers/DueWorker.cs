namespace Ingest.Triggers;

/// <summary>Does what is due, sleeps until the next is, and survives trouble with either.</summary>
internal abstract class DueWorker(DueSignal signal, TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5); // a full disk or a locked file: neither spins nor gives up

    protected abstract DateTimeOffset? NextDue();

    protected abstract Task RunDueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(NextDue, stoppingToken);
                if (NextDue() <= time.GetUtcNow())
                    await RunDueAsync(time.GetUtcNow(), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return; // what is due stays due, on disk
            }
            catch (Exception e)
            {
                log.LogError(e, "What is due could not be done; trying again in {Wait}.", AfterTrouble);
                await Task.Delay(AfterTrouble, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
