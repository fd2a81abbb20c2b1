using Ingest.Events;
using Ingest.Processing;
using Ingest.State;

namespace Ingest.Tests.State;

/// <summary>What every <see cref="IStateStore"/> must do.</summary>
public abstract class StateStoreContract
{
    /// <summary>Runs each in a transaction of one new store.</summary>
    private protected abstract Task RunAsync(params Action<IStateStore>[] transactions);

    [Fact]
    public Task Nobody_has_an_empty_state() => RunAsync(store => Assert.Same(PersonState.Empty, store.Get("nobody")));

    [Fact]
    public Task Everything_of_a_state_comes_back() => RunAsync(
        store => store.Put("u1", Full),
        store => Assert.Equal(Sample.Text(Full), Sample.Text(store.Get("u1"))));

    [Fact]
    public Task The_last_word_holds() => RunAsync(
        store => store.Put("u1", PersonProjection.Apply(PersonState.Empty, new(1, Sample.Event("A")))),
        store => store.Put("u1", Full),
        store => Assert.Equal(Full.Seq, store.Get("u1").Seq));

    [Fact]
    public Task A_transaction_sees_what_it_wrote() => RunAsync(store =>
    {
        store.Put("u1", Full);
        Assert.Equal(Full.Seq, store.Get("u1").Seq);
    });

    [Fact]
    public Task An_empty_state_forgets_the_person() => RunAsync(
        store => store.Put("u1", Full),
        store => store.Put("u1", PersonState.Empty),
        store => Assert.Empty(store.People("", 10)),
        store => Assert.Null(store.Get("u1").Position));

    [Fact]
    public Task People_are_listed_in_a_fixed_order_in_parts() => RunAsync(
        store =>
        {
            foreach (var person in (string[])["b", "ä", "a", "B"])
                store.Put(person, Full);
        },
        store =>
        {
            var all = store.People("", 10);
            Assert.Equal(4, all.Count);
            Assert.Equal(all, [.. store.People("", 1), .. store.People(store.People("", 1)[0], 10)]);
        });

    private static PersonState Full { get; } = new[]
    {
        Sample.Event("Identified", """{"email":"u@example.com","n":1.10,"tags":["a"]}"""),
        Sample.Event("Product Added", """{"product_id":"mug","name":"Mug","price":"12.50","currency":"EUR","variant":"blue","image_url":"https://x/m.png","url":"https://x/m"}""", 1),
        Sample.Event("Order Completed", """{"order_id":"o1","total":12.50,"products":[{"product_id":"mug","price":12.50}]}""", 2),
        Sample.Event("Product Added", """{"product_id":"tea","price":4.99}""", 3),
        Sample.Event("Coupon Applied", """{"coupon_id":"TEN"}""", 4),
        Sample.Event("Product Viewed", """{"product_id":"tea","name":"Tea"}""", 4),
        Sample.Event("Product Viewed", """{"product_id":"mug","variant":"red"}""", 4),
        Sample.Event("Product Viewed", """{"product_id":"tea"}""", 4),
        Sample.Event("Checkout Started", """{"checkout_id":"k1","step":"1"}""", 5),
    }.Select((e, i) => new LogEntry(i + 1, e)).Aggregate(PersonState.Empty, PersonProjection.Apply);
}
