using System.Net;

namespace Ingest.Tests.LiveApi;

public sealed class QueryTests
{
    private const string Mug = """{"product_id":"mug","name":"Mug","price":12.5,"quantity":2,"currency":"EUR"}""";

    [Theory]
    [InlineData("/v1/users/u1/cart?fields=total,items.name", """{"total":25.0,"items":[{"name":"Mug"}],"as_of":"2026-11-23T09:00:00+00:00"}""")]
    [InlineData("/v1/carts?users=u1,u2&fields=user_id,quantity", """{"items":[{"user_id":"u1","quantity":2,"as_of":"2026-11-23T09:00:00+00:00"},{"user_id":"u2","quantity":0,"as_of":"2026-11-23T09:00:00+00:00"}],"as_of":"2026-11-23T09:00:00+00:00"}""")]
    [InlineData("/v1/users/u1/engagement", """{"user_id":"u1","score":3,"sessions":1,"session_started_at":"2026-11-23T09:00:00+00:00","session_seconds":0,"session_events":1,"first_seen_at":"2026-11-23T09:00:00+00:00","last_seen_at":"2026-11-23T09:00:00+00:00","as_of":"2026-11-23T09:00:00+00:00"}""")]
    [InlineData("/v1/orders?users=u1", """{"items":[{"user_id":"u1","items":[],"as_of":"2026-11-23T09:00:00+00:00"}],"as_of":"2026-11-23T09:00:00+00:00"}""")]
    public async Task What_is_asked_for_is_told(string path, string expected)
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.TrackAsync("Product Added", Mug);

        Assert.Equal(expected, (await rig.JsonAsync(path)).GetRawText());
    }

    [Fact]
    public async Task A_name_that_stands_twice_in_what_the_shop_told_has_its_last_value()
    {
        await using var rig = await IngestRig.StartAsync();
        using var told = await rig.PostAsync("/v1/identify", """{"userId":"u1","traits":{"address":{"city":"a","city":"b"}}}""");

        Assert.Equal("b", (await rig.JsonAsync("/v1/users/u1/profile?fields=traits.address.city")).GetProperty("traits").GetProperty("address").GetProperty("city").GetString());
    }

    [Fact]
    public async Task A_field_that_is_not_there_is_told()
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.GetAsync("/v1/users/u1/cart?fields=totl");

        Assert.Equal((400, "bad_fields"), ((int)answer.StatusCode, (await IngestRig.JsonAsync(answer)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_score_decays_and_sessions_end()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.TrackAsync("Product Added", Mug);
        rig.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1.5, (await rig.JsonAsync("/v1/users/u1/engagement")).GetProperty("score").GetDouble());

        await rig.TrackAsync("Product Viewed", Mug);
        var after = await rig.JsonAsync("/v1/users/u1/engagement");
        Assert.Equal((2.5, 2), (after.GetProperty("score").GetDouble(), after.GetProperty("sessions").GetInt32()));
    }

    [Fact]
    public async Task A_checkout_and_an_order_show_in_the_cart_and_among_the_orders()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.TrackAsync("Product Added", Mug);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.TrackAsync("Checkout Started", """{"checkout_id":"k1"}""");
        Assert.Equal("checkout", (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("status").GetString());

        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.TrackAsync("Order Completed", """{"order_id":"o1","total":25.00,"currency":"EUR"}""");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.TrackAsync("Order Refunded", """{"order_id":"o1"}""");

        var cart = await rig.JsonAsync("/v1/users/u1/cart");
        Assert.Equal(("ordered", "o1"), (cart.GetProperty("status").GetString(), cart.GetProperty("order_id").GetString()));
        var order = Assert.Single((await rig.JsonAsync("/v1/users/u1/orders")).GetProperty("items").EnumerateArray());
        Assert.Equal(("o1", "refunded", 25.00m), (order.GetProperty("order_id").GetString(), order.GetProperty("status").GetString(), order.GetProperty("total").GetDecimal()));
    }

    [Fact]
    public async Task A_key_is_told_its_rate_and_kept_to_it()
    {
        await using var rig = await IngestRig.StartAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        using var first = await rig.GetAsync("/v1/users/u1/cart");
        Assert.Equal(("\"second\";q=5000;w=1", "\"second\";r=4999;t=1"), (Assert.Single(first.Headers.GetValues("RateLimit-Policy")), Assert.Single(first.Headers.GetValues("RateLimit"))));
        for (var i = 1; i < 5000; i++)
            (await rig.GetAsync("/v1/users/u1/cart")).Dispose();

        using var beyond = await rig.GetAsync("/v1/users/u1/cart");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (beyond.StatusCode, beyond.Headers.RetryAfter!.Delta));
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        using var later = await rig.GetAsync("/v1/users/u1/cart");
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }
}
