using Ingest.Hosting;
using Ingest.Log;

namespace Ingest.Processing;

/// <summary>Forgets what is too old, in small transactions between those of events.</summary>
internal sealed class RetentionWorker(IngestDatabase database, Retention retention, IngestOptions options, TimeProvider time, ILogger<RetentionWorker> log)
    : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <returns>How many events were forgotten.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var forgotten = 0;
        if (retention.Events is { } age)
        {
            await database.CatchUpAsync(cancellationToken); // so that no index entry is written behind a row that is gone
            while (await database.WriteAsync(tables => Forget(tables, now - age), cancellationToken) is > 0 and var count)
                forgotten += count;
        }
        await database.WriteAsync(tables => tables.DeadLetters.Forget(now - retention.DeadLetters), cancellationToken);
        await ForgetKeysAsync(now - options.KnownIds, cancellationToken);
        return forgotten;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RunAsync(stoppingToken) is > 0 and var forgotten)
                    log.LogInformation("Ingest: {Count} events were too old, and are forgotten.", forgotten);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "What is too old could not be forgotten; trying again in {Wait}.", Every);
            }
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>States are what the log gives, so those of whom something was forgotten are made again.</summary>
    private static int Forget(IngestTables tables, DateTimeOffset before)
    {
        var origins = tables.Log.Forget(before, AtOnce);
        foreach (var person in origins.Select(tables.Identities.Resolve).Distinct())
            tables.State.PutNow(person, Projector.Fold(tables, person));
        return origins.Count;
    }

    private async Task ForgetKeysAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var seq = database.Read(tables => tables.Upkeep.FirstSince(before));
        for (var part = 0; part < LogUpkeep.Parts; part++)
        {
            var one = part;
            await database.WriteAsync(tables => tables.Upkeep.ForgetKeys(one, seq), cancellationToken);
        }
    }
}
