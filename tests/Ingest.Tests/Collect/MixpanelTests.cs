using System.Text.Json;

namespace Ingest.Tests.Collect;

public sealed class MixpanelTests
{
    private const string Added = """{"event":"Product Added","properties":{"token":"dev-write","distinct_id":"u1","product_id":"mug","price":12.5}}""";
    private static readonly long Now = Sample.Morning.ToUnixTimeSeconds();

    public static TheoryData<string, string, string, string, string> Tracked => new()
    {
        // address, content type, body, status, answer
        { "/track", "application/json", $"[{Added}]", "200", "1" },
        { "/track", "text/plain", Added, "200", "1" },
        { "/track?verbose=1", "application/json", Added, "200", """{"status":1,"error":null}""" },
        { "/track", "application/x-www-form-urlencoded", "data=" + Uri.EscapeDataString(Added), "200", "1" },
        { "/track", "application/x-www-form-urlencoded", "data=" + Bodies.Base64(Added), "200", "1" }, // its own Node client escapes nothing
        { "/track", "application/x-www-form-urlencoded", "data=" + Uri.EscapeDataString(Bodies.Base64($"[{Added}]")), "200", "1" },
        { "/track", "application/json", "[", "400", "0" },
        { "/track", "application/json", "[]", "400", "0" },
        { "/track", "application/x-www-form-urlencoded", "data=%%%", "400", "0" },
        { "/track", "application/x-www-form-urlencoded", "", "400", "0" },
        { "/track", "application/json", Added.Replace("dev-write", "wrong", StringComparison.Ordinal), "401", "0" },
        { "/track?verbose=1", "application/json", "{\"event\":7}", "401", """{"status":0,"error":"The request carries no write key, or one that is not known here for this protocol."}""" },
        { "/track", "application/json", $$"""[{{Added}},{"event":"","properties":{"token":"dev-write","distinct_id":"u1"} }]""", "200", "0" },
        { "/engage", "application/json", """{"$token":"dev-write","$distinct_id":"u1","$set":{"$email":"u1@example.com"}}""", "200", "1" },
        { "/engage", "application/json", """{"$token":"dev-write","$distinct_id":"u1","$add":{"logins":1}}""", "200", "0" },
    };

    [Theory]
    [MemberData(nameof(Tracked))]
    public async Task Track_answers_as_its_clients_expect(string path, string type, string body, string status, string answer)
    {
        await using var rig = await IngestRig.StartAsync();

        using var response = await rig.SendAsync(HttpMethod.Post, path, Bodies.Text(body, type));

        Assert.Equal((status, answer), ($"{(int)response.StatusCode}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        if (body.Contains("Product", StringComparison.Ordinal) && answer == "1")
            Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task An_event_may_stand_in_the_address_of_a_picture()
    {
        await using var rig = await IngestRig.StartAsync();

        using var response = await rig.SendAsync(HttpMethod.Get, "/track?img=1&ip=1&data=" + Uri.EscapeDataString(Bodies.Base64(Added)));

        Assert.Equal("image/gif", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task A_device_becomes_a_user_and_their_cart_is_one()
    {
        await using var rig = await IngestRig.StartAsync();
        string[] events =
        [
            """{"event":"Product Added","properties":{"token":"dev-write","distinct_id":"$device:d1","$device_id":"d1","product_id":"mug","price":12.5}}""",
            """{"event":"$identify","properties":{"token":"dev-write","distinct_id":"u1","$user_id":"u1","$anon_distinct_id":"$device:d1"}}""",
        ];

        foreach (var body in events)
            Assert.Equal("1", await (await rig.SendAsync(HttpMethod.Post, "/track", Bodies.Json(body))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Theory]
    [InlineData("array", "application/json")]
    [InlineData("lines", "application/x-ndjson")]
    [InlineData("gzip", "application/json")]
    public async Task Import_takes_what_is_right_and_tells_the_rest(string form, string type)
    {
        await using var rig = await IngestRig.StartAsync();
        string[] events =
        [
            Imported("e1"), Imported("e1"), Imported("e2", distinct: "undefined"), Imported("e3", distinct: "00000000-0000-0000-0000-000000000000"), Imported("e4", time: "31000000"),
            Imported("e5", time: $"{Now + 7200}"), Imported("not/valid"), Imported("e6", time: $"{Now}123"), """{"event":"x","properties":{"distinct_id":"u1"}}""",
        ];
        var body = form == "lines" ? string.Join('\n', events) + "\n{\n" : $"[{string.Join(',', events)},7]";

        using var response = await rig.SendAsync(HttpMethod.Post, "/import?strict=1", form == "gzip" ? Bodies.Gzip(body) : Bodies.Text(body, type), Bodies.Basic("dev-write"));

        var answer = await IngestRig.JsonAsync(response);
        Assert.Equal((400, 400, "Bad Request", 3), ((int)response.StatusCode, answer.GetProperty("code").GetInt32(), answer.GetProperty("status").GetString(), answer.GetProperty("num_records_imported").GetInt32()));
        var failed = answer.GetProperty("failed_records").EnumerateArray().Select(r => (r.GetProperty("index").GetInt32(), r.GetProperty("$insert_id").GetString(), r.GetProperty("field").GetString()));
        Assert.Equal(
            [
                (2, "e2", "properties.distinct_id"), (3, "e3", "properties.distinct_id"), (4, "e4", "properties.time"), (5, "e5", "properties.time"),
                (6, "not/valid", "properties.$insert_id"), (8, "", "properties.time"), (9, "", ""),
            ],
            failed);
        Assert.Equal(2, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32()); // e1 once, and e6
        Assert.Equal(7, (await rig.RefusalsAsync()).Count);
    }

    [Theory]
    [InlineData("dev-write", "", 200, "OK", 1)]
    [InlineData("dev-write", "?strict=0", 200, "OK", 1)]
    [InlineData("wrong", "", 401, "Unauthorized", null)]
    public async Task Import_says_how_it_went(string key, string query, int status, string word, int? imported)
    {
        await using var rig = await IngestRig.StartAsync();

        using var response = await rig.SendAsync(HttpMethod.Post, "/import" + query, Bodies.Json($"[{Imported("e1")}]"), Bodies.Basic(key));

        var answer = await IngestRig.JsonAsync(response);
        Assert.Equal(
            (status, status, word, imported),
            ((int)response.StatusCode, answer.GetProperty("code").GetInt32(), answer.GetProperty("status").GetString(),
                answer.TryGetProperty("num_records_imported", out var count) ? count.GetInt32() : null));
    }

    [Theory]
    [InlineData(2001, 0, 400)]
    [InlineData(1, 2 * 1024 * 1024, 413)]
    public async Task Import_keeps_to_its_limits(int events, int padding, int status)
    {
        await using var rig = await IngestRig.StartAsync();
        var body = $"[{string.Join(',', Enumerable.Range(0, events).Select(i => "{}"))}]{new string(' ', padding)}";

        using var response = await rig.SendAsync(HttpMethod.Post, "/import", Bodies.Json(body), Bodies.Basic("dev-write"));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status, (await IngestRig.JsonAsync(response)).GetProperty("code").GetInt32());
    }

    private static string Imported(string id, string distinct = "u1", string? time = null) =>
        $$"""{"event":"Product Added","properties":{"time":{{time ?? $"{Now}"}},"distinct_id":{{JsonSerializer.Serialize(distinct)}},"$insert_id":"{{id}}","product_id":"mug","price":12.5} }""";
}
