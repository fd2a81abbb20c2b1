using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ingest.Tests.Collect;

/// <summary>Of every event four times are kept: the client's of happening and of sending, ours of receipt, and the corrected one that counts.</summary>
public sealed class TimesTests
{
    private const string Declared = """
        sources:
          till: { protocols: webhook, secrets: [s], webhook: { id: $.id, type: Product Added, user: $.user, time: $.at, properties: { product_id: $.sku } } }
          northwind: { protocols: shopify, secrets: [s] }
          segment: { protocols: segment, secrets: [s] }
        """;

    private const string Call = "\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"Product Added\",\"properties\":{\"product_id\":\"mug\"}";

    private static readonly (string, string) Key = ("Authorization", "Bearer dev-write");

    /// <summary>A request is received at 9:00. Times are minutes past 8; <c>null</c> is not told.</summary>
    public static TheoryData<string, string, string, int?, int?, int> Requests => new()
    {
        // path, content type, body, original, sent, occurred
        { "/v1/track", "application/json", $$"""{{{Call}},"timestamp":"{{At(50)}}","sentAt":"{{At(58)}}"}""", 50, 58, 52 },
        { "/v1/track", "application/json", $$"""{{{Call}},"originalTimestamp":"{{At(50)}}","timestamp":"{{At(20)}}","sentAt":"{{At(65)}}"}""", 50, 65, 45 },
        { "/v1/track", "application/json", $$"""{{{Call}},"timestamp":"{{At(50)}}"}""", 50, null, 50 },
        { "/v1/track", "application/json", $$"""{{{Call}}}""", null, null, 60 },
        { "/v1/batch", "text/plain", $$"""{"writeKey":"dev-write","sentAt":"{{At(30)}}","batch":[{{{Call}},"timestamp":"{{At(20)}}"}]}""", 20, 30, 50 }, // the snippet
        { "/v1/pixel/track?data=" + Uri.EscapeDataString(Bodies.Base64($$"""{"writeKey":"dev-write",{{Call}},"timestamp":"{{At(50)}}","sentAt":"{{At(58)}}"}""")), "", "", 50, 58, 52 },
        { "/track", "application/json", $$$"""{"event":"Product Added","properties":{"token":"dev-write","distinct_id":"u1","time":{{{Unix(50)}}} } }""", 50, null, 50 },
        { "/import", "application/json", $$$"""[{"event":"Product Added","properties":{"distinct_id":"u1","$insert_id":"i1","time":{{{Unix(50)}}} } }]""", 50, null, 50 },
        { "/v1/cloudevents", "application/cloudevents+json", $$"""{"specversion":"1.0","id":"1","source":"/s","type":"Product Added","subject":"u1","time":"{{At(50)}}"}""", 50, null, 50 },
        { "/mp/collect?api_secret=dev-write", "application/json", $$"""{"client_id":"c1","user_id":"u1","timestamp_micros":{{Unix(50)}}000000,"events":[{"name":"login"}]}""", 50, null, 50 },
        { "/mp/collect?api_secret=dev-write", "application/json", $$"""{"client_id":"c1","user_id":"u1","timestamp_micros":1,"events":[{"name":"login","timestamp_micros":{{Unix(50)}}000000}]}""", 50, null, 50 },
        { "/v1/firehose", "application/json", Delivery($$"""{{{Call}},"timestamp":"{{At(50)}}","sentAt":"{{At(52)}}"}""", 55), 50, 52, 50 }, // it lay in the stream
        { "/v1/firehose", "application/json", Delivery($$"""{{{Call}},"timestamp":"{{At(50)}}"}""", 55), 50, 55, 50 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_a_protocol_tells_is_kept(string path, string type, string body, int? original, int? sent, int occurred)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(
            body.Length > 0 ? HttpMethod.Post : HttpMethod.Get, path, body.Length > 0 ? Bodies.Text(body, type) : null, Key, ("X-Amz-Firehose-Access-Key", "dev-write"));

        await AssertTimesAsync(rig, original, sent, occurred);
    }

    [Fact]
    public async Task A_binary_CloudEvent_tells_its_time_in_a_header()
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(
            HttpMethod.Post, "/v1/cloudevents", Bodies.Json("{}"), Key, ("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", "/s"), ("ce-type", "Looked"), ("ce-userid", "u1"), ("ce-time", At(50)));

        await AssertTimesAsync(rig, 50, null, 50);
    }

    [Fact]
    public async Task A_webhooks_signature_tells_when_it_was_sent()
    {
        await using var rig = await IngestRig.StartAsync(Declared);
        var body = $$"""{"id":1,"user":"u1","sku":"mug","at":"{{At(50)}}"}""";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("s"u8, Encoding.UTF8.GetBytes($"{Unix(57)}.{body}")));

        using var answer = await rig.SendAsync(HttpMethod.Post, "/v1/webhooks/till", Bodies.Json(body), ("Webhook-Signature", $"t={Unix(57)},v1={signature}"));

        await AssertTimesAsync(rig, 50, 57, 50);
    }

    [Fact]
    public async Task Shopify_tells_when_the_cart_changed()
    {
        await using var rig = await IngestRig.StartAsync(Declared);
        var body = $$"""{"token":"u1","updated_at":"{{At(50)}}","line_items":[]}""";

        using var answer = await rig.SendAsync(
            HttpMethod.Post, "/v1/shopify/northwind", Bodies.Json(body), ("X-Shopify-Webhook-Id", "w1"), ("X-Shopify-Topic", "carts/update"),
            ("X-Shopify-Hmac-SHA256", Convert.ToBase64String(HMACSHA256.HashData("s"u8, Encoding.UTF8.GetBytes(body)))));

        await AssertTimesAsync(rig, 50, null, 50);
    }

    [Fact]
    public async Task What_Segment_passes_on_was_received_there()
    {
        await using var rig = await IngestRig.StartAsync(Declared);
        // A clock that is ten minutes fast, and a webhook that took half an hour.
        var body = $$"""{{{Call}},"originalTimestamp":"{{At(35)}}","sentAt":"{{At(40)}}","receivedAt":"{{At(30)}}","timestamp":"{{At(25)}}"}""";
#pragma warning disable CA5350 // what Segment signs with
        var signature = Convert.ToHexStringLower(HMACSHA1.HashData("s"u8, Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5350

        using var answer = await rig.SendAsync(HttpMethod.Post, "/v1/webhooks/segment/segment", Bodies.Json(body), ("X-Signature", signature));

        await AssertTimesAsync(rig, 35, 40, 25);
    }

    [Fact]
    public async Task Events_of_two_requests_keep_their_order_however_long_one_was_on_its_way()
    {
        await using var rig = await IngestRig.StartAsync();

        using var slow = await rig.PostAsync("/v1/batch", Batch("Product Added", -3.1, -3));
        using var fast = await rig.PostAsync("/v1/batch", Batch("Product Removed", -2.1, 0));

        Assert.Equal(0, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());

        static string Batch(string type, double happened, double sent) => $$$"""
            {"sentAt":"{{{Sample.Morning.AddSeconds(sent):O}}}","batch":[{"type":"track","userId":"u1","event":"{{{type}}}","timestamp":"{{{Sample.Morning.AddSeconds(happened):O}}}","properties":{"product_id":"mug"}}]}
            """;
    }

    private static string At(int minute) => Sample.Morning.AddMinutes(minute - 60).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null);

    private static long Unix(int minute) => Sample.Morning.AddMinutes(minute - 60).ToUnixTimeSeconds();

    private static string Delivery(string record, int minute) =>
        JsonSerializer.Serialize(new { requestId = "r1", timestamp = Unix(minute) * 1000, records = new[] { new { data = Bodies.Base64(record) } } });

    private static async Task AssertTimesAsync(IngestRig rig, int? original, int? sent, int occurred)
    {
        var page = await rig.JsonAsync("/v1/users/u1/events", IngestRig.AdminKey);
        var kept = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal((original, sent, 60, occurred), (Minute("original_at"), Minute("sent_at"), Minute("received_at"), Minute("occurred_at")));

        int? Minute(string name) => kept.GetProperty(name) is { ValueKind: JsonValueKind.String } time ? (int)(time.GetDateTimeOffset() - Sample.Morning.AddHours(-1)).TotalMinutes : null;
    }
}
