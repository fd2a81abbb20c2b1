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

    private static PersonState State(int minute) => PersonProjection.Apply(PersonState.Empty, new(minute, Sample.Event("Product Viewed", minute: minute)));
}
