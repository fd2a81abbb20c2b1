using Ingest.Log;
using Ingest.Processing;

namespace Ingest.Tests.Log;

public sealed class SqliteEventLogTests : EventLogContract
{
    private protected override Task RunAsync(params Action<IEventLog>[] transactions) => RunAsync((_, _) => Task.CompletedTask, transactions);

    private static async Task RunAsync(Func<IngestDatabase, int, Task> between, Action<IEventLog>[] transactions)
    {
        using var folder = new Folder();
        await using var database = folder.Open();
        await database.KeysKnown;
        foreach (var (place, transaction) in transactions.Index())
        {
            await database.WriteAsync(tables => { transaction(tables.Log); return true; }, default);
            await between(database, place);
        }
    }

    /// <summary>The same, with all indexes on disk after each transaction.</summary>
    public sealed class Flushed : EventLogContract
    {
        private protected override Task RunAsync(params Action<IEventLog>[] transactions) =>
            SqliteEventLogTests.RunAsync((database, _) => database.CatchUpAsync(default), transactions);
    }

    /// <summary>The same, with a new process, as it were, for each transaction.</summary>
    public sealed class Reopened : EventLogContract
    {
        private protected override async Task RunAsync(params Action<IEventLog>[] transactions)
        {
            using var folder = new Folder();
            foreach (var transaction in transactions)
            {
                await using var database = folder.Open();
                await TailReplay.RunAsync(database, default);
                await database.KeysKnown;
                await database.WriteAsync(tables => { transaction(tables.Log); return true; }, default);
            }
        }
    }
}
