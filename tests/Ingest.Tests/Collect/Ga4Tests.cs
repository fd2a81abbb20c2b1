using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Ingest.Tests.Collect;

public sealed class Ga4Tests
{
    private const string Path = "/mp/collect?measurement_id=G-1&api_secret=dev-write";
    private const string Items = """[{"item_id":"mug","item_name":"Enamel mug","price":12.5,"quantity":2,"item_brand":"Northwind"},{"item_id":"tray","price":39}]""";

    [Theory]
    [InlineData("add_to_cart", "Product Added", 2)]
    [InlineData("view_item", "Product Viewed", 2)]
    [InlineData("view_cart", "Cart Viewed", 1)]
    [InlineData("begin_checkout", "Checkout Started", 1)]
    [InlineData("view_item_list", "Product List Viewed", 1)]
    [InlineData("my_own", "my_own", 1)]
    public async Task Events_get_the_names_that_everybody_uses(string name, string type, int count)
    {
        await using var rig = await IngestRig.StartAsync();

        await TakenAsync(rig, $$"""{"client_id":"c1","events":[{"name":"{{name}}","params":{"currency":"EUR","items":{{Items}} } }]}""");

        var activity = await rig.JsonAsync("/v1/users/c1/activity");
        Assert.Equal(count, activity.GetProperty("items").GetArrayLength());
        Assert.All(activity.GetProperty("items").EnumerateArray(), i => Assert.Equal(type, i.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_cart_is_filled_amended_replaced_and_bought()
    {
        await using var rig = await IngestRig.StartAsync();

        await TakenAsync(rig, Request("add_to_cart", Items));
        await TakenAsync(rig, Request("remove_from_cart", """[{"item_id":"mug","quantity":1}]"""));
        var cart = await rig.JsonAsync("/v1/users/u1/cart");
        Assert.Equal(("EUR", "51.5"), (cart.GetProperty("currency").GetString(), cart.GetProperty("total").GetRawText()));
        Assert.Equal("Enamel mug", cart.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("product_id").GetString() == "mug").GetProperty("name").GetString());
        await TakenAsync(rig, Request("view_cart", """[{"item_id":"tote","price":20}]"""));
        Assert.Equal("20", (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("total").GetRawText());
        await TakenAsync(rig, Request("purchase", Items, """, "transaction_id":"t1","value":64 """));
        Assert.Equal(0, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
        Assert.Empty(await rig.RefusalsAsync());
    }

    [Fact]
    public async Task A_repeat_is_recognised_by_the_transaction_or_by_the_time_it_tells()
    {
        await using var rig = await IngestRig.StartAsync();
        var micros = Sample.Morning.ToUnixTimeMilliseconds() * 1000;
        var body = $$"""{"client_id":"c1","user_id":"u1","timestamp_micros":{{micros}},"events":[{"name":"add_to_cart","params":{"items":{{Items}} } }]}""";

        await TakenAsync(rig, body);
        await TakenAsync(rig, body);

        Assert.Equal(3, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task User_properties_become_traits()
    {
        await using var rig = await IngestRig.StartAsync();

        await TakenAsync(rig, """{"client_id":"c1","user_id":"u1","user_properties":{"email":{"value":"u1@example.com"}},"events":[{"name":"login"}]}""");

        Assert.Equal("u1@example.com", (await rig.JsonAsync("/v1/users/u1/profile")).GetProperty("email").GetString());
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("7", "object")]
    [InlineData("""{"events":[]}""", "client_id")]
    [InlineData("""{"client_id":"c1"}""", "events")]
    [InlineData("""{"client_id":"c1","events":[7,{"name":"my_own"}]}""", "object")]
    [InlineData("""{"client_id":"c1","events":[{"params":{}}]}""", "name")]
    [InlineData("""{"client_id":"c1","events":[{"name":"x","params":[]}]}""", "params")]
    [InlineData("""{"client_id":"c1","timestamp_micros":"soon","events":[]}""", "timestamp_micros")]
    public async Task What_is_wrong_is_kept_and_the_validation_server_tells_it(string body, string reason)
    {
        await using var rig = await IngestRig.StartAsync();

        await TakenAsync(rig, body);
        using var validation = await rig.SendAsync(HttpMethod.Post, "/debug" + Path, Bodies.Json(body));

        Assert.Contains(reason, Assert.Single(await rig.RefusalsAsync()), StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Single((await IngestRig.JsonAsync(validation)).GetProperty("validationMessages").EnumerateArray()).GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_is_needed_and_reaches_no_log_or_trace()
    {
        var traced = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => traced.Enqueue(span.DisplayName + string.Join(' ', span.TagObjects.Select(t => $"{t.Key}={t.Value}"))),
        };
        ActivitySource.AddActivityListener(listener);
        await using var rig = await IngestRig.StartAsync();

        using var wrong = await rig.SendAsync(HttpMethod.Post, "/mp/collect?measurement_id=G-1&api_secret=sesame", Bodies.Json(Request("purchase", Items)));
        await TakenAsync(rig, Request("purchase", "7"));
        await TakenAsync(rig, "{");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.NotEmpty(rig.Logged);
        Assert.Contains(traced, t => t.Contains("collect", StringComparison.Ordinal));
        Assert.DoesNotContain(traced, t => t.Contains("sesame", StringComparison.Ordinal));
        Assert.DoesNotContain(rig.Logged, l => l.Contains("sesame", StringComparison.Ordinal) || l.Contains("api_secret", StringComparison.Ordinal) || l.Contains("dev-write:", StringComparison.Ordinal));
    }

    private static string Request(string name, string items, string more = "") =>
        $$"""{"client_id":"c1","user_id":"u1","events":[{"name":"{{name}}","params":{"currency":"EUR","items":{{items}}{{more}} } }]}""";

    private static async Task TakenAsync(IngestRig rig, string body)
    {
        using var response = await rig.SendAsync(HttpMethod.Post, Path, Bodies.Json(body));
        Assert.Equal((HttpStatusCode.NoContent, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        rig.Time.Advance(TimeSpan.FromSeconds(1));
    }
}
