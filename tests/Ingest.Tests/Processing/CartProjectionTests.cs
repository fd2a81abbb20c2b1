using Ingest.Events;
using Ingest.Processing;
using Ingest.State;

namespace Ingest.Tests.Processing;

public sealed class CartProjectionTests
{
    private const string Mug = """{"product_id":"mug","name":"Mug","price":12.5,"quantity":2,"currency":"EUR","cart_id":"c1"}""";
    private const string Tea = """{"product_id":"tea","name":"Tea","price":"4.99"}""";

    [Fact]
    public void Products_add_up_in_exact_decimals()
    {
        var cart = Fold(Sample.Event("Product Added", Mug), Sample.Event("Product Added", Tea, 1), Sample.Event("Product Added", Tea, 2));
        Assert.Equal([("mug", 2), ("tea", 2)], cart.Lines.Select(l => (l.Product.Id, l.Quantity)));
        Assert.Equal((34.98m, 4, "EUR", "c1"), (cart.Total, cart.Quantity, cart.Currency, cart.Id));
        Assert.Equal(Sample.Morning.AddMinutes(2), cart.UpdatedAt);
    }

    [Theory]
    [InlineData("""{"product_id":"mug"}""", 0)]
    [InlineData("""{"product_id":"mug","quantity":1}""", 1)]
    [InlineData("""{"product_id":"mug","quantity":9}""", 0)]
    [InlineData("""{"product_id":"hat"}""", 2)]
    [InlineData("{}", 2)]
    public void Removing_takes_pieces_or_the_line(string removed, int left) =>
        Assert.Equal(left, Fold(Sample.Event("Product Added", Mug), Sample.Event("Product Removed", removed, 1)).Quantity);

    [Fact]
    public void A_variant_is_a_line_of_its_own()
    {
        var cart = Fold(
            Sample.Event("Product Added", """{"product_id":"tee","variant":"S"}"""), Sample.Event("Product Added", """{"product_id":"tee","variant":"M"}""", 1));
        Assert.Equal(["S", "M"], cart.Lines.Select(l => l.Product.Variant));
    }

    [Fact]
    public void A_full_cart_replaces_what_was_there()
    {
        var cart = Fold(Sample.Event("Product Added", Mug), Sample.Event("Cart Viewed", $$"""{"cart_id":"c2","products":[{{Tea}}]}""", 1));
        Assert.Equal(["tea"], cart.Lines.Select(l => l.Product.Id));
        Assert.Equal("c2", cart.Id);
    }

    [Fact]
    public void A_cart_view_without_products_changes_nothing_in_it() =>
        Assert.Equal(2, Fold(Sample.Event("Product Added", Mug), Sample.Event("Cart Viewed", "{}", 1)).Quantity);

    [Fact]
    public void An_order_empties_the_cart() =>
        Assert.Empty(Fold(Sample.Event("Product Added", Mug), Sample.Event("Order Completed", "{}", 1)).Lines);

    [Theory]
    [InlineData("""{"order_id":"o1"}""", """{"order_id":"o1"}""", 2)] // a page and a server tell of the same order
    [InlineData("""{"checkout_id":"k1"}""", """{"checkout_id":"k1","order_id":"o1"}""", 2)]
    [InlineData("""{"checkout_id":"k1","order_id":"o1"}""", """{"checkout_id":"k1"}""", 2)]
    [InlineData("""{"checkout_id":"k1","order_id":"o1"}""", """{"checkout_id":"k1","order_id":"o2"}""", 0)] // one checkout may become two orders
    [InlineData("""{"order_id":"o1"}""", """{"order_id":"o2"}""", 0)]
    [InlineData("{}", "{}", 0)]
    public void An_order_that_is_told_twice_empties_the_cart_once(string first, string second, int left)
    {
        Event[] events =
        [
            Sample.Event("Order Updated", first, 0), // as some shops tell beforehand
            Sample.Event("Product Added", Mug, 1), Sample.Event("Order Completed", first, 2),
            Sample.Event("Product Added", Mug, 3), Sample.Event("Order Completed", second, 4),
        ];

        var state = events.Aggregate(PersonState.Empty, (state, happened) => PersonProjection.Apply(state, new(1, happened)));

        Assert.Equal(left, state.Cart.Quantity);
    }

    [Fact]
    public void What_is_not_about_carts_leaves_the_same_cart()
    {
        var cart = Fold(Sample.Event("Product Added", Mug));
        Assert.Same(cart, Apply(cart, Sample.Event("Page Viewed")));
    }

    private static Cart Fold(params Event[] events) => events.Aggregate(Cart.Empty, Apply);

    private static Cart Apply(Cart cart, Event happened) => CartProjection.Apply(cart, happened, Told.Of(happened));
}
