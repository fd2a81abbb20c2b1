using System.Net;
using System.Text.Json;

namespace Ingest.Tests.Collect;

public sealed class FirehoseTests
{
    private static readonly (string, string) Key = ("X-Amz-Firehose-Access-Key", "dev-write");
    private static readonly (string, string) Id = ("X-Amz-Firehose-Request-Id", "r1");
    private const string Segment = """{"type":"track","userId":"u1","event":"Product Added","properties":{"product_id":"mug"}}""";
    private const string Mixpanel = """{"event":"Product Added","properties":{"distinct_id":"u1","product_id":"mug"}}""";
    private const string Ga4 = """{"client_id":"c1","user_id":"u1","events":[{"name":"add_to_cart","params":{"items":[{"item_id":"mug"}]}}]}""";
    private const string CloudEvent = """{"specversion":"1.0","id":"1","source":"/s","type":"Product Added","subject":"u1","data":{"product_id":"mug"}}""";

    [Theory]
    [InlineData(1, Segment)]
    [InlineData(1, Mixpanel)]
    [InlineData(1, Ga4)]
    [InlineData(1, CloudEvent)]
    [InlineData(4, Segment, Mixpanel, Ga4, CloudEvent)]
    [InlineData(2, Segment + "\n" + Mixpanel + "\r\n")]
    [InlineData(1, "[" + Segment + ",7]", "nonsense", "7")]
    public async Task Records_hold_the_events_of_any_protocol_and_a_repeated_delivery_counts_once(int quantity, params string[] records)
    {
        await using var rig = await IngestRig.StartAsync();

        using var first = await rig.SendAsync(HttpMethod.Post, "/v1/firehose", Bodies.Json(Delivery(records)), Key, Id);
        using var repeat = await rig.SendAsync(HttpMethod.Post, "/v1/firehose", Bodies.Gzip(Delivery(records)), Key, Id);

        await AssertAnswerAsync(first, HttpStatusCode.OK, null);
        await AssertAnswerAsync(repeat, HttpStatusCode.OK, null);
        Assert.Equal(quantity, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{"records":[]}""", 400)]
    [InlineData("""{"records":{}}""", 400)]
    public async Task A_delivery_that_is_none_is_told_so(string body, int status)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(HttpMethod.Post, "/v1/firehose", Bodies.Json(body), Key, Id);

        await AssertAnswerAsync(answer, (HttpStatusCode)status, "");
    }

    [Fact]
    public async Task A_wrong_key_is_not_let_in()
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(HttpMethod.Post, "/v1/firehose", Bodies.Json(Delivery(Segment)), ("X-Amz-Firehose-Access-Key", "wrong"), Id);

        await AssertAnswerAsync(answer, HttpStatusCode.Unauthorized, "");
    }

    [Fact]
    public async Task What_is_too_large_is_never_answered_413_which_would_lose_it()
    {
        await using var rig = await IngestRig.StartAsync();
        using var body = new ByteArrayContent(Bodies.Compress(new string(' ', (64 * 1024 * 1024) + 1))); // 64 KB that become 64 MB
        body.Headers.ContentEncoding.Add("gzip");

        using var answer = await rig.SendAsync(HttpMethod.Post, "/v1/firehose", body, Key, Id);

        await AssertAnswerAsync(answer, HttpStatusCode.BadRequest, "larger");
    }

    [Fact]
    public async Task More_records_than_the_protocol_has_are_refused()
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(HttpMethod.Post, "/v1/firehose", Bodies.Json(Delivery([.. Enumerable.Repeat("", 10_001)])), Key, Id);

        await AssertAnswerAsync(answer, HttpStatusCode.BadRequest, "10000");
    }

    private static string Delivery(params string[] records) =>
        JsonSerializer.Serialize(new { requestId = "r1", timestamp = 1, records = records.Select(r => new { data = Bodies.Base64(r) }) });

    /// <param name="error">What the message contains; <c>null</c> where there must be none.</param>
    private static async Task AssertAnswerAsync(HttpResponseMessage answer, HttpStatusCode status, string? error)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(answer.Content.Headers.ContentLength);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        var json = await IngestRig.JsonAsync(answer);
        Assert.Equal("r1", json.GetProperty("requestId").GetString());
        Assert.Equal(Sample.Morning.ToUnixTimeMilliseconds(), json.GetProperty("timestamp").GetInt64());
        Assert.Equal(error is not null, json.TryGetProperty("errorMessage", out var message));
        if (error is not null)
            Assert.Contains(error, message.GetString(), StringComparison.Ordinal);
    }
}
