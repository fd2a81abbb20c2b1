using System.Net;
using System.Text;
using System.Text.Json;

namespace Ingest.Tests.Collect;

public sealed class CloudEventsTests
{
    private const string Path = "/v1/cloudevents";
    private const string Structured = "application/cloudevents+json; charset=utf-8";
    private const string Batched = "application/cloudevents-batch+json";
    private static readonly (string, string) Key = ("Authorization", "Bearer dev-write");

    [Theory]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/shop","type":"Product Added","userid":"u1","data":{"product_id":"mug"}}""")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/shop","type":"Product Added","subject":"u1","data":{"product_id":"mug"}}""")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/shop","type":"Product Added","data":{"userId":"u1","product_id":"mug"},"time":"2026-11-23T08:59:00+00:00"}""")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/shop","type":"Product Added","userid":"u1","datacontenttype":"application/json","data_base64":"eyJwcm9kdWN0X2lkIjoibXVnIn0="}""")]
    public async Task A_structured_event_is_taken(string body)
    {
        await using var rig = await IngestRig.StartAsync();

        using var first = await rig.SendAsync(HttpMethod.Post, Path, Bodies.Text(body, Structured), Key);
        using var repeat = await rig.SendAsync(HttpMethod.Post, Path + "?access_token=dev-write", Bodies.Gzip(body, Structured));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, repeat.StatusCode));
        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task A_binary_event_has_its_attributes_in_percent_encoded_headers()
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await BinaryAsync(rig, "Gr%C3%B6%C3%9Fe%20%22x%22%2525", "{\"product_id\":\"mug\"}");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var activity = await rig.JsonAsync("/v1/users/u1/activity");
        Assert.Equal("Größe \"x\"%25", activity.GetProperty("items")[0].GetProperty("type").GetString()); // decoded once
    }

    [Theory]
    [InlineData("%C3", "{}")] // cut in a letter
    [InlineData("x", "7")]
    [InlineData("x", "not json")]
    public async Task A_binary_event_that_is_wrong_is_refused_and_kept(string type, string data)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await BinaryAsync(rig, type, data);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var listed = (await rig.JsonAsync("/v1/dead-letters", IngestRig.AdminKey)).GetProperty("items")[0];
        var refusal = await rig.JsonAsync($"/v1/dead-letters/{listed.GetProperty("id")}", IngestRig.AdminKey);
        var raw = JsonElement.Parse(refusal.GetProperty("text").GetString()!);
        Assert.Equal(data, Encoding.UTF8.GetString(raw.GetProperty("data_base64").GetBytesFromBase64()));
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("""{"id":"1","source":"/s","type":"x","subject":"u1"}""", "specversion")]
    [InlineData("""{"specversion":"0.3","id":"1","source":"/s","type":"x","subject":"u1"}""", "specversion")]
    [InlineData("""{"specversion":"1.0","source":"/s","type":"x","subject":"u1"}""", "id")]
    [InlineData("""{"specversion":"1.0","id":"1","type":"x","subject":"u1"}""", "source")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/s","subject":"u1"}""", "type")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/s","type":"x"}""", "userId")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/s","type":"x","subject":"u1","time":"1/2/2026"}""", "time")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/s","type":"x","subject":"u1","data":"text"}""", "data")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/s","type":"x","subject":"u1","data_base64":"*"}""", "data_base64")]
    public async Task What_is_wrong_is_told_with_its_field(string body, string field)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(HttpMethod.Post, Path, Bodies.Text(body, Structured), Key);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains((await IngestRig.JsonAsync(answer)).GetProperty("errors").EnumerateArray(), e => e.GetProperty("field").GetString() == field);
    }

    [Fact]
    public async Task A_wrong_event_does_not_lose_the_others_of_its_batch()
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(
            HttpMethod.Post, Path,
            Bodies.Text("""[{"specversion":"1.0","id":"1","source":"/s","type":"Product Added","subject":"u1","data":{"product_id":"mug"}},{"specversion":"1.0"},7]""", Batched), Key);

        var told = await IngestRig.JsonAsync(answer);
        Assert.Equal((1, 2), (told.GetProperty("accepted").GetInt32(), told.GetProperty("refused").GetArrayLength()));
        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Theory]
    [InlineData("application/cloudevents+avro", "x", 415, "unknown_format")]
    [InlineData("application/json", "{}", 400, "not_cloudevents")]
    [InlineData(Structured, "{", 400, "not_json")]
    [InlineData(Batched, "{}", 400, "bad_batch")]
    public async Task A_request_that_is_no_CloudEvent_is_told_so(string type, string body, int status, string code)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(HttpMethod.Post, Path, Bodies.Text(body, type), Key);

        Assert.Equal((status, code), ((int)answer.StatusCode, (await IngestRig.JsonAsync(answer)).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("events.example", 200, "events.example", "60")]
    [InlineData("other.example", 403, null, null)]
    public async Task A_sender_asks_whether_it_is_welcome(string origin, int status, string? allowed, string? rate)
    {
        await using var rig = await IngestRig.StartAsync("sources: { bus: { keys: k1, protocols: cloudevents, origins: https://events.example, rate: 1/s } }");
        rig.Origins = [];
        await rig.RestartAsync();

        using var answer = await rig.SendAsync(HttpMethod.Options, Path, null, ("WebHook-Request-Origin", origin), ("WebHook-Request-Rate", "120"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(allowed, answer.Headers.TryGetValues("WebHook-Allowed-Origin", out var origins) ? origins.Single() : null);
        Assert.Equal(rate, answer.Headers.TryGetValues("WebHook-Allowed-Rate", out var rates) ? rates.Single() : null);
    }

    private static Task<HttpResponseMessage> BinaryAsync(IngestRig rig, string type, string data) => rig.SendAsync(
        HttpMethod.Post, Path, Bodies.Json(data), Key, ("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", "/shop"), ("ce-type", type), ("ce-userid", "u1"));
}
