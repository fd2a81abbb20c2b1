using System.Net;
using Ingest.Declarations;

namespace Ingest.Tests.Collect;

public sealed class SourcesTests
{
    private const string Call = """{"userId":"u1","event":"Product Added","properties":{"product_id":"mug"}}""";

    [Theory]
    [InlineData("shop", "the file has no 'shop'")]
    [InlineData("sources: { web: { key: k } }", "(1,24) source 'web' has no 'key'")]
    [InlineData("sources: { web: {} }", "has no keys")]
    [InlineData("sources: { web: { keys: [a, b, c] } }", "more than 2 keys")]
    [InlineData("sources: { web: { keys: a }, app: { keys: a } }", "a key of another source")]
    [InlineData("sources: { web: { keys: '${NO_KEY}' } }", "the environment has no NO_KEY")]
    [InlineData("sources: { web: { keys: a, protocols: [segment, kafka] } }", "'kafka' is no protocol: there are segment, mixpanel")]
    [InlineData("sources: { web: { keys: a, protocols: '1' } }", "'1' is no protocol")]
    [InlineData("sources: { web: { keys: a, origins: shop.example } }", "'shop.example' is not an origin")]
    [InlineData("sources: { web: { keys: a, rate: fast } }", "'fast' is no rate")]
    [InlineData("sources: { web: { keys: a, rate: 0/s } }", "'0/s' is no rate")]
    [InlineData("sources: { The Web: { keys: a } }", "'The Web' must be of")]
    [InlineData("sources: { default: { keys: a } }", "Ingest:WriteKeys")]
    [InlineData("sources: { shop: { protocols: shopify } }", "has no secrets")]
    [InlineData("sources: { till: { protocols: webhook, secrets: s } }", "has no webhook")]
    [InlineData("sources: { till: { protocols: webhook, secrets: s, webhook: { id: id, type: x, user: $.u, properties: {} } } }", "'id' is no path")]
    [InlineData("sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: x, user: '$.a[x]', properties: {} } } }", "'$.a[x]' is no path")]
    [InlineData("sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: x, user: $.u, each: $.a, properties: {} } } }", "must end in [*]")]
    [InlineData("sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: x, properties: {} } } }", "neither user nor anonymous")]
    [InlineData("sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: x, user: $.u, tolerance: long, properties: {} } } }", "'long' is no duration")]
    [InlineData("sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: x, user: $.u, tolerance: 999999999d, properties: {} } } }", "'999999999d' is no duration")]
    [InlineData("sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: [x], user: $.u, properties: { a: [1] } } } }", "type must be a path")]
    public void What_is_wrong_is_told_at_its_place(string text, string message)
    {
        var (_, faults) = IngestFile.Read(text, new(_ => null));

        Assert.Contains(faults, f => $"({f.Line},{f.Column}) {f.Message}".Contains(message, StringComparison.Ordinal) || f.Message.Contains("mapping of names", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_come_from_the_environment()
    {
        var (file, faults) = IngestFile.Read("sources: { web: { keys: ['${WEB_KEY}', old], rate: 600/m } }", new(name => name == "WEB_KEY" ? "from outside" : null));

        Assert.Empty(faults);
        var web = Assert.Single(file.Sources);
        Assert.Equal(["from outside", "old"], web.Keys);
        Assert.Equal(10, web.Rate);
    }

    [Theory]
    [InlineData("web-new", "https://shop.example", 200)]
    [InlineData("web-old", "https://shop.example", 200)]
    [InlineData("web-new", null, 200)]
    [InlineData("web-new", "http://localhost", 200)] // its own host
    [InlineData("web-new", "https://evil.example", 403)]
    [InlineData("web-new", "null", 403)]
    [InlineData("server", null, 401)] // may not speak Segment's protocol
    public async Task A_key_names_a_source_with_its_protocols_and_origins(string key, string? origin, int status)
    {
        await using var rig = await IngestRig.StartAsync(
            "sources: { web: { keys: [web-new, web-old], origins: https://shop.example }, server: { keys: server, protocols: [mixpanel, cloudevents] } }");
        (string, string)[] headers = origin is null ? [Bodies.Basic(key)] : [Bodies.Basic(key), ("Origin", origin)];

        using var answer = await rig.SendAsync(HttpMethod.Post, "/v1/track", Bodies.Json(Call), headers);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_source_that_sends_too_much_waits()
    {
        await using var rig = await IngestRig.StartAsync("sources: { web: { keys: web, rate: 10/s } }");
        var batch = $$"""{"batch":[{{string.Join(',', Enumerable.Repeat($$"""{"type":"track",{{Call[1..]}}""", 40))}}]}""";

        using var first = await rig.PostAsync("/v1/batch", batch, "web"); // overdraws by three seconds
        using var second = await rig.PostAsync("/v1/track", Call, "web");
        using var other = await rig.PostAsync("/v1/track", Call);
        rig.Time.Advance(TimeSpan.FromSeconds(4));
        using var third = await rig.PostAsync("/v1/track", Call, "web");

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK, HttpStatusCode.OK),
            (first.StatusCode, second.StatusCode, other.StatusCode, third.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(3), second.Headers.RetryAfter!.Delta);
        Assert.Equal($"{Sample.Morning.AddSeconds(3).ToUnixTimeSeconds()}", second.Headers.GetValues("X-RateLimit-Reset").Single());
    }

    [Fact]
    public async Task The_same_id_of_two_sources_is_two_events()
    {
        await using var rig = await IngestRig.StartAsync("sources: { web: { keys: web } }");

        foreach (var key in new[] { "web", "dev-write", "web" })
            (await rig.PostAsync("/v1/track", $$"""{"messageId":"m1",{{Call[1..]}}""", key)).EnsureSuccessStatusCode();

        Assert.Equal(2, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }
}
