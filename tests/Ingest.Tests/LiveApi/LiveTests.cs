using System.Net;

namespace Ingest.Tests.LiveApi;

public sealed class LiveTests
{
    [Fact]
    public async Task A_cart_is_told_as_it_is_now()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.TrackAsync("Product Added", """{"product_id":"mug","name":"Mug","price":12.50,"quantity":2,"currency":"EUR","cart_id":"c1","image_url":"https://x/m.png"}""");
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        var cart = await rig.JsonAsync("/v1/users/u1/cart");

        Assert.Equal(
            """{"user_id":"u1","cart_id":"c1","items":[{"product_id":"mug","sku":null,"name":"Mug","brand":null,"category":null,"variant":null,"price":12.50,"quantity":2,"image_url":"https://x/m.png","url":null}],"quantity":2,"total":25.00,"currency":"EUR","coupon":null,"status":"open","checkout_id":null,"checkout_step":null,"checkout_started_at":null,"order_id":null,"ordered_at":null,"updated_at":"2026-11-23T09:00:00+00:00","as_of":"2026-11-23T09:01:00+00:00"}""",
            cart.GetRawText());
    }

    [Fact]
    public async Task A_cart_that_has_not_changed_is_not_told_again()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""");
        using var first = await rig.GetAsync("/v1/users/u1/cart");
        var tag = first.Headers.ETag!.ToString();
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        using var same = await rig.GetAsync("/v1/users/u1/cart", tag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        await rig.TrackAsync("Product Added", """{"product_id":"tea"}""");
        using var changed = await rig.GetAsync("/v1/users/u1/cart", tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task Nobody_has_an_empty_cart()
    {
        await using var rig = await IngestRig.StartAsync();

        var cart = await rig.JsonAsync("/v1/users/nobody/cart");

        Assert.Equal((0, 0), (cart.GetProperty("quantity").GetInt32(), cart.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public async Task Activity_is_told_newest_first()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.TrackAsync("Product Viewed", """{"product_id":"mug","price":12.5,"currency":"EUR"}""");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.TrackAsync("Product Viewed", """{"product_id":"tea"}""");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.TrackAsync("Product Viewed", """{"product_id":"mug"}""");

        Assert.Equal(["mug", "tea"], await IdsAsync("activity?type=Product%20Viewed&distinct=product_id"));
        Assert.Equal(["mug"], await IdsAsync("activity?limit=1"));

        async Task<IEnumerable<string?>> IdsAsync(string part) =>
            (await rig.JsonAsync("/v1/users/u1/" + part)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("product_id").GetString()).ToList();
    }

    [Fact]
    public async Task What_a_visitor_did_is_theirs_once_they_are_known()
    {
        await using var rig = await IngestRig.StartAsync();
        using var before = await rig.PostAsync("/v1/track", """{"anonymousId":"a1","event":"Product Added","properties":{"product_id":"mug"}}""");
        await rig.IdentifyAsync("u1", "a1");
        await rig.IdentifyAsync("u1", "a1");

        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
        Assert.Equal("u1@example.com", (await rig.JsonAsync("/v1/users/a1/profile")).GetProperty("traits").GetProperty("email").GetString());
    }

    [Theory]
    [InlineData("/v1/users/u1/cart", "dev-write", 401, "wrong_key")]
    [InlineData("/v1/users/u1/card", "dev-read", 404, "unknown_part")]
    [InlineData("/v1/users/u1/activity?limit=0", "dev-read", 400, "bad_limit")]
    [InlineData("/v1/users/u1/activity?limit=many", "dev-read", 400, "bad_limit")]
    [InlineData("/v1/carts?users=", "dev-read", 400, "bad_users")]
    public async Task What_is_wrong_is_told(string path, string key, int status, string code)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.GetAsync(path, key: key);

        Assert.Equal((status, code), ((int)answer.StatusCode, (await IngestRig.JsonAsync(answer)).GetProperty("code").GetString()));
    }
}
