using CsCheck;
using Ingest.Events;
using Ingest.Log;
using Ingest.Processing;

namespace Ingest.Tests.Processing;

public sealed class OrderTests
{
    private static readonly Event[] Events =
    [
        Sample.Event("Product Added", """{"product_id":"mug","price":12.5,"quantity":2}"""),
        Sample.Event("Product Added", """{"product_id":"tea","price":4.99}""", 1),
        Sample.Event("Product Viewed", """{"product_id":"hat"}""", 2),
        Sample.Event("Product Removed", """{"product_id":"mug","quantity":1}""", 3),
        Sample.Event("Order Completed", "{}", 4),
        Sample.Event("Product Added", """{"product_id":"hat","price":30}""", 5),
        Sample.Event("Coupon Applied", """{"coupon_id":"TEN"}""", 6),
    ];

    /// <summary>Whatever the order of arrival, and however often each arrives: the same state.</summary>
    [Fact]
    public async Task Events_that_come_late_or_twice_give_the_same_state()
    {
        var expected = Text(Events.Aggregate(State.PersonState.Empty, PersonProjection.Apply));
        await Gen.Int[0, Events.Length - 1].List[0, 10].Select(more => more.Concat(Enumerable.Range(0, Events.Length)).ToArray()).SampleAsync(async order =>
        {
            Random.Shared.Shuffle(order);
            var folder = Directory.CreateTempSubdirectory("order-");
            await using (var database = new IngestDatabase(Path.Combine(folder.FullName, "ingest.db")))
            {
                await database.WriteAsync(tables => order.Count(i => Take(tables, Events[i])), default);
                Assert.Equal(expected, database.Read(tables => Text(tables.State.Get("u1"))));
            }
            folder.Delete(recursive: true);
        }, iter: 60, threads: 1);
    }

    private static bool Take(IngestTables tables, Event happened)
    {
        if (!tables.Log.Append(happened, "u1"))
            return false;
        Projector.Apply(tables, "u1", happened, null);
        return true;
    }

    private static string Text(State.PersonState state) => System.Text.Json.JsonSerializer.Serialize(state, State.StateJson.Options);
}
