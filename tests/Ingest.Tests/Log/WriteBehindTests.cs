using Ingest.Log;
using Ingest.Processing;
using Ingest.State;

namespace Ingest.Tests.Log;

public sealed class WriteBehindTests
{
    [Fact]
    public async Task A_row_that_the_transaction_wrote_itself_is_not_written_over_by_an_older_state()
    {
        using var folder = new Folder();
        await using var database = new IngestDatabase(Path.Combine(folder.Path, "ingest.db"), new() { WriteBehind = 1 });
        var (old, merged, later) = (State(1), State(2), State(3));
        // Behind this, a flush has begun: it writes the state in the next transaction.
        await database.WriteAsync(tables => { tables.Log.Append(Sample.Event("Product Viewed")); tables.State.Put("u1", old); return true; }, TestContext.Current.CancellationToken);

        await database.WriteAsync(tables => { tables.State.PutNow("u1", merged); tables.State.Put("u1", later); return true; }, TestContext.Current.CancellationToken);

        Assert.Equal(merged.Position, database.Read(tables => tables.Stored.Get("u1")).Position);
        await database.CatchUpAsync(TestContext.Current.CancellationToken);
        Assert.Equal(later.Position, database.Read(tables => tables.Stored.Get("u1")).Position);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(1500)]
    public async Task However_long_the_log_is_no_more_is_folded_again_after_a_kill_than_may_wait(int events)
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        using var killed = new Folder();
        await using var database = new IngestDatabase(Path.Combine(folder.Path, "ingest.db"), new() { SurvivesPowerLoss = false, WriteBehind = 100 });
        for (var i = 0; i < events; i++)
            await AddAsync(database, i, ct);
        foreach (var file in (string[])["ingest.db", "ingest.db-wal"])
            File.Copy(Path.Combine(folder.Path, file), Path.Combine(killed.Path, file));

        await using var again = killed.Open();
        Assert.InRange(await TailReplay.RunAsync(again, ct), 1, 200); // what waits, and what came while it was written
    }

    [Fact]
    public async Task Who_catches_up_does_not_wait_for_what_comes_meanwhile()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        await using var database = new IngestDatabase(Path.Combine(folder.Path, "ingest.db"), new() { SurvivesPowerLoss = false });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await AddAsync(database, 0, ct);
        var coming = ComeAsync(database, end.Token);

        for (var i = 0; i < 5; i++)
            await database.CatchUpAsync(ct);

        await end.CancelAsync();
        Assert.True(await coming > 1);
        Assert.NotNull(database.Read(tables => tables.Stored.Get("u0")).Position);
    }

    private static async Task<int> ComeAsync(IngestDatabase database, CancellationToken end)
    {
        var count = 1;
        for (; !end.IsCancellationRequested; count++)
            await AddAsync(database, count, CancellationToken.None);
        return count;
    }

    private static Task<PersonState> AddAsync(IngestDatabase database, int number, CancellationToken cancellationToken)
    {
        var happened = Sample.Event("Product Viewed", id: $"e{number}") with { UserId = $"u{number % 40}" };
        return database.WriteAsync(tables => Projector.Apply(tables, happened.Person, new(tables.Log.Append(happened)!.Value, happened), null), cancellationToken);
    }

    private static PersonState State(int minute) => PersonProjection.Apply(PersonState.Empty, new(minute, Sample.Event("Product Viewed", minute: minute)));
}
