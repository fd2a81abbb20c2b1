using CsCheck;
using Ingest.Log;
using Ingest.Processing;
using Microsoft.Data.Sqlite;

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

    /// <summary>Steps: an event of one of three people, all indexes written, the file opened again.</summary>
    [Fact]
    public Task Whenever_indexes_are_written_everybody_keeps_all_their_events() => Gen.Int[0, 4].Array[0, 40].SampleAsync(
        async steps =>
        {
            using var folder = new Folder();
            var database = await OpenAsync(folder);
            try
            {
                foreach (var (place, step) in steps.Index())
                {
                    if (step < 3)
                        await database.WriteAsync(tables => tables.Log.Append(Sample.Event("Looked", id: $"e{place}") with { UserId = $"u{step}" }), default);
                    else if (step == 3)
                        await database.CatchUpAsync(default);
                    else
                        database = await OpenAsync(folder, database);
                }
                for (var user = 0; user < 3; user++)
                {
                    var theirs = database.Read(tables => tables.Log.Of([$"u{user}"]).Select(e => e.Event.Id).Order(StringComparer.Ordinal).ToList());
                    Assert.Equal(steps.Index().Where(s => s.Item == user).Select(s => $"e{s.Index}").Order(StringComparer.Ordinal), theirs);
                }
                var all = steps.Count(s => s < 3);
                Assert.Equal(all, await database.WriteAsync(tables => tables.Log.Erase(["u0", "u1", "u2"]), default));
                await database.CatchUpAsync(default);
                Assert.Empty(database.Read(tables => tables.Upkeep.Origins(null, 10)));
            }
            finally
            {
                await database.DisposeAsync();
            }
        },
        iter: 60);

    [Fact]
    public async Task What_a_person_did_in_a_row_takes_one_entry_of_the_index()
    {
        using var folder = new Folder();
        await using (var database = folder.Open())
        {
            await TailReplay.RunAsync(database, TestContext.Current.CancellationToken);
            for (var i = 0; i < 20; i++)
                await database.WriteAsync(tables => tables.Log.Append(Sample.Event("Looked", id: $"e{i}")), TestContext.Current.CancellationToken);
            await database.CatchUpAsync(TestContext.Current.CancellationToken);
            Assert.Equal(20, database.Read(tables => tables.Log.Of(["u1"])).Count);
        }
        using var file = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "ingest.db")};Pooling=False");
        file.Open();
        using var count = file.CreateCommand();
        count.CommandText = "SELECT count(*) FROM log_origins";
        Assert.Equal(1L, count.ExecuteScalar());
    }

    [Fact]
    public async Task Rows_that_several_events_share_count_each_of_them()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        await using var database = await OpenAsync(folder);
        await database.WriteAsync(
            tables =>
            {
                for (var minute = 0; minute < 10; minute++)
                    tables.Log.Append(Sample.Event("A", minute: minute, id: $"e{minute}") with { UserId = $"u{minute % 2}" });
                return true;
            },
            ct);
        Assert.Equal((1, 6, 11), database.Read(tables => (
            tables.Upkeep.FirstSince(default), tables.Upkeep.FirstSince(Sample.Morning.AddMinutes(5)), tables.Upkeep.FirstSince(Sample.Morning.AddHours(1)))));

        Assert.Equal(5, await database.WriteAsync(tables => tables.Log.Erase(["u1"]), ct));

        Assert.Equal(0, database.Read(tables => tables.Upkeep.Missing()));
        Assert.Equal(["u0"], database.Read(tables => tables.Log.After(0, 10)).Select(e => e.Event.Person).Distinct());
    }

    [Fact]
    public async Task A_view_of_the_file_that_is_older_than_a_flush_holds_all_that_it_held()
    {
        using var folder = new Folder();
        await using var database = await OpenAsync(folder);
        await database.WriteAsync(tables => tables.Log.Append(Sample.Event("Looked", id: "e")), TestContext.Current.CancellationToken);
        using var flushed = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() => database.Read(tables =>
        {
            var all = tables.Log.After(0, 10).Count;
            begun.SetResult();
            flushed.Wait(TestContext.Current.CancellationToken);
            return (all, tables.Log.Of(["u1"]).Count);
        }), TestContext.Current.CancellationToken);
        await begun.Task;
        await database.CatchUpAsync(TestContext.Current.CancellationToken);
        flushed.Set();

        Assert.Equal((1, 1), await reading);
    }

    private static async Task<IngestDatabase> OpenAsync(Folder folder, IngestDatabase? before = null)
    {
        if (before is not null)
            await before.DisposeAsync();
        var database = folder.Open();
        await TailReplay.RunAsync(database, default);
        return database;
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
