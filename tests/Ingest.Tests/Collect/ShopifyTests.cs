using System.Net;
using System.Security.Cryptography;
using System.Text;
using Ingest.Processing;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.Collect;

public sealed class ShopifyTests
{
    private const string Declared = "sources: { northwind: { protocols: shopify, secrets: [new, old] } }";
    private const string Lines = """[{"id":1,"product_id":11,"variant_id":21,"sku":"MUG","title":"Enamel mug","vendor":"Northwind","price":"12.50","quantity":2},{"id":2,"product_id":12,"variant_id":22,"title":"Oak tray","price":"39.00","quantity":1}]""";
    private const string Cart = $$"""{"id":"cart1","token":"cart1","updated_at":"2026-11-23T08:30:00Z","line_items":{{Lines}}}""";
    private const string Person = """ "email":"ada@example.com","customer":{"id":501,"email":"ada@example.com","first_name":"Ada"},"currency":"EUR","updated_at":"2026-11-23T08:40:00Z" """;

    private const string Checkout = $$"""{"id":900,"token":"ch1","cart_token":"cart1",{{Person}},"completed_at":null,"abandoned_checkout_url":"https://shop.example/recover","total_price":"64.00","line_items":{{Lines}}}""";
    private const string Order = $$"""{"id":7001,"token":"o1","cart_token":"cart1","checkout_id":900,"checkout_token":"ch1","order_number":1,{{Person}},"created_at":"2026-11-23T08:50:00Z","total_price":"64.00","line_items":{{Lines}}}""";

    [Fact]
    public async Task A_cart_becomes_a_customers_and_then_an_order()
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        await TakenAsync(rig, "w1", "carts/create", Cart.Replace("\"quantity\":2", "\"quantity\":5", StringComparison.Ordinal).Replace("08:30", "08:20", StringComparison.Ordinal));
        await TakenAsync(rig, "w2", "carts/update", Cart);
        Assert.Equal("64.00", (await rig.JsonAsync("/v1/users/cart1/cart")).GetProperty("total").GetRawText()); // replaced, not added
        await TakenAsync(rig, "w3", "checkouts/create", Checkout);
        var cart = await rig.JsonAsync("/v1/users/501/cart");
        Assert.Equal(("cart1", "EUR", 3), (cart.GetProperty("cart_id").GetString(), cart.GetProperty("currency").GetString(), cart.GetProperty("quantity").GetInt32()));
        Assert.Equal("ada@example.com", (await rig.JsonAsync("/v1/users/501/profile")).GetProperty("email").GetString());
        await TakenAsync(rig, "w4", "orders/create", Order);
        Assert.Equal(0, (await rig.JsonAsync("/v1/users/501/cart")).GetProperty("quantity").GetInt32());
        Assert.Empty(await rig.RefusalsAsync());
    }

    [Fact]
    public async Task A_finished_checkout_empties_the_cart()
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        await TakenAsync(rig, "w1", "checkouts/create", Checkout);
        await TakenAsync(rig, "w2", "checkouts/update", Checkout.Replace("\"completed_at\":null", "\"completed_at\":\"2026-11-23T08:45:00Z\"", StringComparison.Ordinal));

        Assert.Equal(0, (await rig.JsonAsync("/v1/users/501/cart")).GetProperty("quantity").GetInt32());
    }

    [Theory]
    [InlineData("checkout", "order")]
    [InlineData("order", "checkout")]
    public async Task A_finished_checkout_and_its_order_are_one(params string[] told)
    {
        await using var rig = await IngestRig.StartAsync(Declared);
        var finished = Checkout.Replace("\"completed_at\":null", "\"completed_at\":\"2026-11-23T08:50:00Z\"", StringComparison.Ordinal);

        foreach (var what in told)
            await TakenAsync(rig, what, what == "order" ? "orders/create" : "checkouts/update", what == "order" ? Order : finished);
        await TakenAsync(rig, "later", "orders/cancelled", Order.Replace("\"created_at\"", "\"cancelled_at\":\"2026-11-23T08:55:00Z\",\"created_at\"", StringComparison.Ordinal));

        var order = Assert.Single((await rig.JsonAsync("/v1/users/501/orders")).GetProperty("items").EnumerateArray());
        Assert.Equal(("7001", "cancelled", "64.00"), (order.GetProperty("order_id").GetString(), order.GetProperty("status").GetString(), order.GetProperty("total").GetRawText()));
        Assert.Equal("7001", (await rig.JsonAsync("/v1/users/501/cart")).GetProperty("order_id").GetString());
        Assert.Single((await rig.JsonAsync("/v1/users/501/activity?type=Order%20Completed")).GetProperty("items").EnumerateArray());
        Assert.Equal(10, Math.Round((await rig.JsonAsync("/v1/users/501/engagement")).GetProperty("score").GetDouble()));
    }

    [Fact]
    public async Task Sums_of_a_checkout_are_in_the_customers_currency_and_those_of_its_order_in_the_shops()
    {
        await using var rig = await IngestRig.StartAsync(Declared);
        static string Abroad(string json) => json.Replace("\"currency\":\"EUR\"", "\"currency\":\"EUR\",\"presentment_currency\":\"USD\"", StringComparison.Ordinal);

        await TakenAsync(rig, "w1", "checkouts/create", Abroad(Checkout));
        Assert.Equal("USD", (await rig.JsonAsync("/v1/users/501/cart")).GetProperty("currency").GetString());
        await TakenAsync(rig, "w2", "orders/create", Abroad(Order));

        Assert.Equal("EUR", Assert.Single((await rig.JsonAsync("/v1/users/501/orders")).GetProperty("items").EnumerateArray()).GetProperty("currency").GetString());
    }

    [Fact]
    public async Task Who_gave_a_telephone_only_has_a_profile()
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        await TakenAsync(rig, "w1", "orders/create", Order.Replace("\"email\":\"ada@example.com\"", "\"phone\":\"+4930123456\"", StringComparison.Ordinal));

        var traits = (await rig.JsonAsync("/v1/users/501/profile")).GetProperty("traits");
        Assert.Equal(("+4930123456", "Ada"), (traits.GetProperty("phone").GetString(), traits.GetProperty("first_name").GetString()));
    }

    [Fact]
    public async Task A_repeat_is_known_by_the_webhooks_id()
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        await TakenAsync(rig, "w1", "carts/update", Cart);
        await TakenAsync(rig, "w1", "carts/update", Cart);

        Assert.Equal(1, (await rig.JsonAsync("/v1/users/cart1/activity")).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("new", 200)]
    [InlineData("old", 200)]
    [InlineData("other", 401)]
    [InlineData(null, 401)]
    public async Task Two_secrets_may_live_at_a_time(string? secret, int status)
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        using var answer = await PostAsync(rig, "w1", "carts/update", Cart, secret);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("products/create", Cart, "products/create")]
    [InlineData("carts/update", "{", "not JSON")]
    [InlineData("carts/update", "[]", "object")]
    [InlineData("carts/update", "{}", "userId")]
    [InlineData("carts/update", """{"token":"c1","updated_at":7}""", "updated_at")]
    [InlineData("orders/create", """{"id":1,"token":"o1","created_at":"2026-11-23T08:50:00Z","customer":{"id":{}}}""", "customer.id must be a string")]
    public async Task What_cannot_be_read_is_kept_and_acknowledged(string topic, string body, string reason)
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        await TakenAsync(rig, "w1", topic, body);

        Assert.Contains(reason, Assert.Single(await rig.RefusalsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shopify_is_told_in_time_to_come_again_and_what_was_handed_on_counts_once()
    {
        var held = new HeldIntake();
        await using var rig = await StartAsync(held);

        using var late = await LateAsync(rig, held);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (late.StatusCode, late.Headers.RetryAfter?.Delta));
        held.Open();
        Assert.IsType<IntakeOutcome.Accepted>(Assert.Single(await held.Accepting[0]));
        await TakenAsync(rig, "w1", "carts/update", Cart);
        Assert.IsType<IntakeOutcome.Duplicate>(Assert.Single(await held.Accepting[1]));
        Assert.False(held.CouldBeCanceled);
        Assert.Single((await rig.JsonAsync("/v1/users/cart1/activity")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_store_that_fails_after_the_answer_is_logged()
    {
        var held = new HeldIntake();
        await using var rig = await StartAsync(held);
        using var late = await LateAsync(rig, held);

        held.Fail(new SqliteException("the disk is full", 13));
        await Assert.ThrowsAsync<SqliteException>(() => held.Accepting[0]);

        Assert.Contains(rig.Logged, l => l.StartsWith("The store failed.", StringComparison.Ordinal) && l.Contains("the disk is full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_comes_too_slowly_is_waited_for_no_longer_than_Shopify_waits()
    {
        await using var rig = await IngestRig.StartAsync(Declared);
        using var body = new StalledBody();
        var asked = rig.SendAsync(HttpMethod.Post, "/v1/shopify/northwind", body);
        await body.IsRead;

        rig.Time.Advance(TimeSpan.FromSeconds(4));

        using var late = await asked;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (late.StatusCode, late.Headers.RetryAfter?.Delta));
        Assert.Empty(await rig.RefusalsAsync());
        await TakenAsync(rig, "w1", "carts/update", Cart);
    }

    private static async Task<IngestRig> StartAsync(HeldIntake held)
    {
        var rig = new IngestRig { Declarations = Declared, Intake = held.Before };
        await rig.RestartAsync();
        return rig;
    }

    /// <summary>The answer to a cart whose storing takes as long as Shopify is let wait.</summary>
    private static async Task<HttpResponseMessage> LateAsync(IngestRig rig, HeldIntake held)
    {
        var asked = PostAsync(rig, "w1", "carts/update", Cart, "new");
        await held.Reached;
        rig.Time.Advance(TimeSpan.FromSeconds(4));
        return await asked;
    }

    private static async Task TakenAsync(IngestRig rig, string id, string topic, string body)
    {
        using var answer = await PostAsync(rig, id, topic, body, "new");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(IngestRig rig, string id, string topic, string body, string? secret) => rig.SendAsync(
        HttpMethod.Post, "/v1/shopify/northwind", Bodies.Json(body), ("X-Shopify-Webhook-Id", id), ("X-Shopify-Topic", topic),
        ("X-Shopify-Hmac-SHA256", secret is null ? "*" : Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))));
}
