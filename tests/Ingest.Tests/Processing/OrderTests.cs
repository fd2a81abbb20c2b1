using CsCheck;
using Ingest.Events;
using Ingest.Log;
using Ingest.Processing;

namespace Ingest.Tests.Processing;

/// <summary>Whatever happened, in whatever order and however often it is told, with whatever goes to disk in between: one state.</summary>
public sealed class OrderTests
{
    private static readonly (string, string)[] Kinds =
    [
        ("Product Added", """{"product_id":"mug","price":12.5,"quantity":2,"currency":"EUR"}"""),
        ("Product Added", """{"product_id":"tea","price":4.99}"""),
        ("Product Viewed", """{"product_id":"hat"}"""),
        ("Product Removed", """{"product_id":"mug","quantity":1}"""),
        ("Cart Viewed", """{"products":[{"product_id":"hat","price":30}]}"""),
        ("Checkout Started", """{"checkout_id":"k1"}"""),
        ("Order Completed", """{"order_id":"o1","total":20}"""),
        ("Order Cancelled", """{"order_id":"o1"}"""),
        ("Coupon Applied", """{"coupon_id":"TEN"}"""),
        ("Identified", """{"email":"a@example.com"}"""),
        ("Identified", """{"email":null,"plan":"gold"}"""),
    ];

    private static readonly Gen<Event> AnyEvent =
        from minute in Gen.Int[0, 40]
        from user in Gen.Int[0, 2].Select(i => i == 0 ? null : $"u{i}")
        from visitor in Gen.Int[0, 2].Select(i => i == 0 ? null : $"a{i}")
        from what in Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i])
        select Sample.Event(what.Item1, what.Item2, minute) with { UserId = user ?? (visitor is null ? "u3" : null), AnonymousId = visitor };

    private static readonly Gen<(Event[] Events, int[] Told, int Seed)> AnyHistory =
        from events in AnyEvent.Array[1, 25]
        from again in Gen.Int[0, events.Length - 1].Array[0, 10]
        from seed in Gen.Int
        select (events.Select((e, i) => e with { Id = $"e{i}" }).ToArray(), again, seed);

    [Fact]
    public Task Late_or_twice_or_in_any_order_it_is_the_same_state() => AnyHistory.SampleAsync(
        async history =>
        {
            var expected = await StateAsync(history.Events.OrderBy(e => e.Position), null);
            var random = new Random(history.Seed);
            var told = history.Events.Concat(history.Told.Select(i => history.Events[i])).ToArray();
            random.Shuffle(told);
            Assert.Equal(expected, await StateAsync(told, random));
        },
        iter: 100, threads: 1);

    /// <summary>What everybody's state is in the end; with chance, states and indexes go to disk and the process starts anew here and there.</summary>
    private static async Task<string> StateAsync(IEnumerable<Event> told, Random? chance)
    {
        using var folder = new Folder();
        var database = folder.Open();
        foreach (var happened in told)
        {
            await database.WriteAsync(tables => Take(tables, happened), default);
            if (chance?.Next(8) == 0)
                await database.CatchUpAsync(default);
            if (chance?.Next(8) != 0)
                continue;
            await database.DisposeAsync();
            database = folder.Open();
            await TailReplay.RunAsync(database, default);
        }
        var states = string.Join('\n', ((string[])["u1", "u2", "u3", "a1", "a2"]).Select(id => $"{id}: {Sample.Text(database.Find(id).State with { Seq = 0 })}"));
        var folded = await database.WriteAsync(
            tables => string.Join('\n', ((string[])["u1", "u2", "u3", "a1", "a2"]).Select(id => $"{id}: {Sample.Text(Projector.Fold(tables, tables.Identities.Resolve(id)) with { Seq = 0 })}")), default);
        await database.DisposeAsync();
        Assert.Equal(folded, states);
        return states;
    }

    private static bool Take(IngestTables tables, Event happened)
    {
        if (tables.Log.Append(happened) is not { } seq)
            return false;
        var merger = Identification.Apply(tables, happened);
        Projector.Apply(tables, tables.Identities.Resolve(happened.Person), new(seq, happened), merger);
        return true;
    }
}
