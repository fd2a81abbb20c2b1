using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Ingest.Tests.Collect;

public sealed class SegmentTests
{
    private const string Add = """{"userId":"u1","event":"Product Added","properties":{"product_id":"mug","price":12.5}}""";

    [Theory]
    [InlineData("/v1/track", "", "no_body", null)]
    [InlineData("/v1/track", "{", "not_json", null)]
    [InlineData("/v1/track", "[]", "bad_event", "")]
    [InlineData("/v1/track", """{"userId":"u1"}""", "bad_event", "event")]
    [InlineData("/v1/track", """{"event":"Product Added"}""", "bad_event", "userId")]
    [InlineData("/v1/track", """{"userId":["u1"],"event":"x"}""", "bad_event", "userId")]
    [InlineData("/v1/track", """{"userId":"u1","event":"x","properties":[]}""", "bad_event", "properties")]
    [InlineData("/v1/track", """{"userId":"u1","event":"x","timestamp":"soon"}""", "bad_event", "timestamp")]
    [InlineData("/v1/track", """{"userId":"u1","event":"x","timestamp":"2027-01-01T00:00:00Z"}""", "bad_event", "timestamp")]
    [InlineData("/v1/batch", """{"batch":{}}""", "bad_event", "batch")]
    public async Task What_is_wrong_is_told_with_its_field(string path, string body, string code, string? field)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.PostAsync(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await IngestRig.JsonAsync(answer);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        if (field is not null)
            Assert.Contains(problem.GetProperty("errors").EnumerateArray(), e => e.GetProperty("field").GetString() == field);
    }

    [Fact]
    public async Task An_unknown_call_is_told_which_there_are()
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.PostAsync("/v1/trak", Add);

        Assert.Equal((HttpStatusCode.NotFound, "unknown_call"), (answer.StatusCode, (await IngestRig.JsonAsync(answer)).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("/v1/track")]
    [InlineData("/v1/batch")]
    public async Task Ten_megabytes_are_refused(string path)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.PostAsync(path, new string(' ', 10_000_000));

        Assert.Equal((HttpStatusCode.BadRequest, "too_large"), (answer.StatusCode, (await IngestRig.JsonAsync(answer)).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("dev-read")]
    [InlineData(null)]
    public async Task Without_a_write_key_nothing_is_taken(string? key)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.PostAsync("/v1/track", Add, key);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(0, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task A_beacon_has_its_key_in_the_body()
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.PostAsync("/v1/batch", $$"""{"writeKey":"dev-write","batch":[{"type":"track",{{Add[1..]}}]}""", key: null, type: "text/plain");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task A_body_may_be_compressed_and_must_be_what_it_says()
    {
        await using var rig = await IngestRig.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await GzipAsync(Compress(Add)));
        Assert.Equal(HttpStatusCode.BadRequest, await GzipAsync("garbage"u8.ToArray()));
        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());

        async Task<HttpStatusCode> GzipAsync(byte[] body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/track") { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            request.Content.Headers.ContentEncoding.Add("gzip");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "dev-write");
            using var answer = await rig.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_repeated_message_counts_once()
    {
        await using var rig = await IngestRig.StartAsync();

        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""", id: "m1");
        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""", id: "m1");
        await rig.RestartAsync();
        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""", id: "m1");

        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task A_wrong_event_does_not_lose_the_others()
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.PostAsync("/v1/batch", $$"""{"batch":[{"type":"track",{{Add[1..]}},{"type":"track","userId":"u1"},7]}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
        var refusals = (await rig.JsonAsync("/v1/dead-letters", "dev-admin")).GetProperty("items");
        Assert.Equal(2, refusals.GetArrayLength());
        Assert.Contains(refusals.EnumerateArray(), r => r.GetProperty("reason").GetString()!.Contains("event", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_clients_clock_is_corrected_by_when_it_sent()
    {
        await using var rig = await IngestRig.StartAsync();
        // A clock that is two hours slow: it happened ten minutes before it was sent.
        var sent = Sample.Morning.AddHours(-2);

        using var answer = await rig.PostAsync(
            "/v1/batch", $$"""{"sentAt":"{{sent:O}}","batch":[{"type":"track","timestamp":"{{sent.AddMinutes(-10):O}}",{{Add[1..]}}]}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Sample.Morning.AddMinutes(-10), (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("updated_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task Pages_of_other_origins_may_call_where_that_is_configured()
    {
        await using var rig = await IngestRig.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/batch");
        request.Headers.Add("Origin", "https://shop.example");

        using var answer = await rig.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("https://shop.example", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("X-Retry-Count", answer.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal); // without it no retry leaves the browser
        Assert.Contains("Retry-After", answer.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_snippet_is_small_and_kept()
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.Client.GetAsync("/snippet.js", TestContext.Current.CancellationToken);
        var script = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(answer.Headers.ETag);
        Assert.InRange(Compress(Encoding.UTF8.GetString(script)).Length, 1, 3 * 1024);
    }

    [Theory]
    [InlineData("t")]
    [InlineData("track")]
    public async Task Calls_may_be_abbreviated_and_the_colon_be_missing(string call)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(HttpMethod.Post, $"/v1/{call}", Bodies.Json(Add), ("Authorization", "Basic " + Bodies.Base64("dev-write")));

        Assert.Equal("""{"success":true}""", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Theory]
    [InlineData("dev-write", 200, 1)]
    [InlineData("wrong", 401, 0)]
    public async Task A_call_may_stand_in_the_address_of_a_picture(string key, int status, int quantity)
    {
        await using var rig = await IngestRig.StartAsync();
        var data = Bodies.Base64($$"""{"writeKey":"{{key}}",{{Add[1..]}}""").TrimEnd('=').Replace('+', '-').Replace('/', '_');

        using var answer = await rig.SendAsync(HttpMethod.Get, "/v1/pixel/track?data=" + data);

        Assert.Equal((status, status == 200), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType == "image/gif"));
        Assert.Equal(quantity, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Theory]
    [InlineData("screen", """{"userId":"u1","name":"Cart"}""")]
    [InlineData("page", """{"userId":"u1","category":"Shop","properties":{"url":"/"}}""")]
    [InlineData("group", """{"userId":"u1","groupId":"g1","traits":{"plan":"x"}}""")]
    [InlineData("alias", """{"userId":"u1","previousId":"a1"}""")]
    [InlineData("identify", """{"userId":"u1","anonymousId":"a1","traits":{"email":"u1@example.com"}}""")]
    public async Task Every_call_is_taken_alone_and_in_a_batch_with_what_the_batch_says_of_all(string call, string body)
    {
        await using var rig = await IngestRig.StartAsync();

        using var alone = await rig.PostAsync($"/v1/{call}", body);
        using var batch = await rig.PostAsync("/v1/batch", $$"""{"context":{"traits":{"plan":"x"} },"integrations":{"All":true},"batch":[{"type":"{{call}}",{{body[1..]}} ]}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (alone.StatusCode, batch.StatusCode));
        Assert.Empty(await rig.RefusalsAsync());
        var traits = (await rig.JsonAsync("/v1/users/u1/profile")).GetProperty("traits");
        Assert.True(traits.TryGetProperty(call == "identify" ? "email" : "plan", out _)); // the traits of an identify are its own
    }

    [Theory]
    [InlineData(32 * 1024, 1, 200, 1)] // the event is larger than 32 KB
    [InlineData(0, 2500, 200, 0)]
    [InlineData(0, 2501, 400, 0)]
    [InlineData(30 * 1024, 18, 400, 0)] // the batch is larger than 500 KB
    public async Task Limits_are_the_protocols(int padding, int events, int status, int refused)
    {
        await using var rig = await IngestRig.StartAsync();
        var call = "{\"type\":\"track\",\"userId\":\"u1\",\"event\":\"Looked\",\"properties\":{\"x\":\"" + new string('x', padding) + "\"}}";

        using var answer = await rig.PostAsync("/v1/batch", $$"""{"batch":[{{string.Join(',', Enumerable.Repeat(call, events))}}]}""");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(refused, (await rig.RefusalsAsync()).Count);
    }

    private static byte[] Compress(string text) => Bodies.Compress(text);
}
