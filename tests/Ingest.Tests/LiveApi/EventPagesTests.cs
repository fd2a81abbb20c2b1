using System.Text.Json;

namespace Ingest.Tests.LiveApi;

public sealed class EventPagesTests
{
    private const string Declared = "topics: { orders: [Order Completed, Order Refunded], all: [Order Completed, Product Added] }";

    [Fact]
    public async Task A_topic_is_followed_from_where_its_reader_was()
    {
        await using var rig = await IngestRig.StartAsync(Declared);
        await rig.TrackAsync("Order Completed", """{"order_id":"o1"}""", id: "m1");
        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""", id: "m2");
        await rig.TrackAsync("Product Viewed", """{"product_id":"mug"}""", id: "m3");

        var first = await rig.JsonAsync("/v1/topics/orders?after=0");
        Assert.Equal(("m1", 3, false), Told(first));
        Assert.Equal(("", 3, false), Told(await rig.JsonAsync("/v1/topics/orders?after=3")));
        await rig.TrackAsync("Order Refunded", """{"order_id":"o1"}""", id: "m4");
        Assert.Equal(("m4", 4, false), Told(await rig.JsonAsync("/v1/topics/orders?after=3")));
        Assert.Equal(("m1", 1, true), Told(await rig.JsonAsync("/v1/topics/all?limit=1")));
        Assert.Equal(("m2", 2, true), Told(await rig.JsonAsync("/v1/topics/all?limit=1&after=1")));

        var item = first.GetProperty("items")[0];
        Assert.Equal(["orders", "all"], item.GetProperty("topics").EnumerateArray().Select(t => t.GetString()!));
        Assert.Equal("o1", item.GetProperty("properties").GetProperty("order_id").GetString());
    }

    [Theory]
    [InlineData("/v1/topics/order", "dev-read", 404, "unknown_topic")]
    [InlineData("/v1/topics/orders?after=-1", "dev-read", 400, "bad_after")]
    [InlineData("/v1/topics/orders?after=x", "dev-read", 400, "bad_after")]
    [InlineData("/v1/topics/orders?limit=1001", "dev-read", 400, "bad_limit")]
    [InlineData("/v1/topics/orders", "dev-write", 401, "wrong_key")]
    [InlineData("/v1/users/u1/events", "dev-read", 403, "wrong_scope")]
    public async Task What_is_wrong_is_told(string path, string key, int status, string code)
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        using var answer = await rig.GetAsync(path, key: key);

        Assert.Equal((status, code), ((int)answer.StatusCode, (await IngestRig.JsonAsync(answer)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Everything_of_a_person_is_told_under_all_ids_until_it_is_erased()
    {
        await using var rig = await IngestRig.StartAsync(Declared);
        using var visited = await rig.PostAsync("/v1/track", """{"messageId":"m1","anonymousId":"a1","event":"Order Completed","properties":{"order_id":"o1"}}""");
        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""", id: "m2", at: rig.Time.GetUtcNow().AddHours(-2));
        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""", user: "u2", id: "m3");
        using var joined = await rig.PostAsync("/v1/alias", """{"messageId":"m4","userId":"u1","previousId":"a1"}""");

        var page = await rig.JsonAsync("/v1/users/a1/events?limit=2", IngestRig.AdminKey);
        Assert.Equal(("m1,m2", 2, true), Told(page));
        Assert.Equal([false, true], page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("late").GetBoolean()));
        Assert.Equal(("m4", 4, false), Told(await rig.JsonAsync("/v1/users/u1/events?limit=2&after=2", IngestRig.AdminKey)));

        await rig.DoAsync(HttpMethod.Delete, "/v1/users/u1");
        Assert.Equal(("", 0, false), Told(await rig.JsonAsync("/v1/users/u1/events", IngestRig.AdminKey)));
        Assert.Empty((await rig.JsonAsync("/v1/topics/orders")).GetProperty("items").EnumerateArray());
    }

    private static (string Ids, int Next, bool More) Told(JsonElement page) => (
        string.Join(',', page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("id").GetString())), page.GetProperty("next").GetInt32(), page.GetProperty("more").GetBoolean());
}
