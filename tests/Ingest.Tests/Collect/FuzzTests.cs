using System.IO.Compression;
using System.Text;
using Ingest.Collect;
using Ingest.Collect.CloudEvents;
using Ingest.Collect.Firehose;
using Ingest.Collect.Ga4;
using Ingest.Collect.Mixpanel;
using Ingest.Collect.Segment;
using Ingest.Collect.Shopify;
using Ingest.Collect.Sources;
using Ingest.Collect.Webhooks;
using Ingest.Declarations;
using Ingest.Processing;
using Microsoft.AspNetCore.Http;
using ServiceDefaults.Problems;

namespace Ingest.Tests.Collect;

/// <summary>100,000 bodies that are almost right, over all protocols: each is read to events, refusals or a reason, and nothing throws.</summary>
public sealed class FuzzTests
{
    private const int Bodies = 12_500; // each of eight
    private const string Segment = """{"writeKey":"k","sentAt":"2026-11-23T09:00:00Z","context":{"a":1},"batch":[{"type":"track","messageId":"m","userId":"u1","event":"Product Added","timestamp":"2026-11-23T08:59:00Z","properties":{"product_id":"mug","price":12.5}},{"type":"group","groupId":"g","anonymousId":"a","traits":{"x":1}}]}""";
    private const string Call = """{"writeKey":"k","messageId":"m","userId":"u1","event":"Product Added","originalTimestamp":"2026-11-23T08:59:00Z","receivedAt":"2026-11-23T08:59:30Z","sentAt":"2026-11-23T08:59:20Z","context":{"traits":{"email":"a@b.c"}},"properties":{"product_id":"mug","price":12.5}}""";
    private const string Mixpanel = """[{"event":"Product Added","properties":{"token":"k","distinct_id":"u1","time":1795424400,"$insert_id":"a-1","$user_id":"u","$device_id":"d","product_id":"mug"}},{"event":"$identify","properties":{"token":"k","$identified_id":"u1","$anon_id":"d"}}]""";
    private const string Ga4 = """{"client_id":"c1","user_id":"u1","timestamp_micros":1795424400000000,"user_properties":{"email":{"value":"a@b.c"}},"consent":{"ad":"GRANTED"},"events":[{"name":"purchase","params":{"transaction_id":"t","value":12.5,"currency":"EUR","items":[{"item_id":"mug","price":12.5,"quantity":2}]}},{"name":"view_item","params":{"items":[{"item_id":"mug"},{"item_id":"tray"}]}}]}""";
    private const string CloudEvent = """[{"specversion":"1.0","id":"1","source":"/s","type":"Product Added","time":"2026-11-23T08:59:00Z","userid":"u1","data":{"product_id":"mug"}},{"specversion":"1.0","id":"2","source":"/s","type":"x","subject":"u","data_base64":"e30="}]""";
    private const string Webhook = """{"events":[{"id":7,"kind":"cart.set","who":{"id":"u1"},"at":1795424400,"lines":[{"sku":"mug","price":"12.50"},{"sku":"tray"}]}]}""";
    private const string Shopify = """{"id":900,"token":"ch1","cart_token":"c1","email":"a@b.c","customer":{"id":501,"email":"a@b.c"},"currency":"EUR","updated_at":"2026-11-23T08:40:00Z","completed_at":null,"abandoned_checkout_url":"u","discount_codes":[{"code":"TEN"}],"line_items":[{"id":1,"product_id":11,"variant_id":21,"price":"12.50","quantity":2}]}""";

    private const string Declared = """
        sources:
          all:
            keys: k
            secrets: s
            protocols: [segment, mixpanel, ga4, cloudevents, firehose, webhook, shopify]
            webhook:
              each: $.events[*]
              id: $.id
              type: $.kind
              user: $.who.id
              time: $.at
              traits: { email: $.who.email }
              properties: { product_id: "$.lines[0].sku", products: { each: "$.lines[*]", product_id: $.sku, price: $.price } }
        """;

    private static readonly SourceRegistry Sources = Registry();

    [Theory]
    [InlineData("segment", Segment)]
    [InlineData("segment call", Call)]
    [InlineData("mixpanel", Mixpanel)]
    [InlineData("ga4", Ga4)]
    [InlineData("cloudevents", CloudEvent)]
    [InlineData("firehose", Segment)]
    [InlineData("webhook", Webhook)]
    [InlineData("shopify", Shopify)]
    public void Whatever_the_body_it_is_answered(string protocol, string good)
    {
        var fuzz = new Fuzz(20261123);
        for (var i = 0; i < Bodies; i++)
        {
            var body = fuzz.Change(good);
            var http = new DefaultHttpContext().Request;
            var door = Knock(protocol, http, fuzz, ref body);
            var copy = body.ToArray(); // reading mends half characters in place
            try
            {
                Check(door, new(http, Sources.ByName("all"), body, Sample.Morning));
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{protocol}, body {i}: {Convert.ToBase64String(copy)}: {e}");
            }
        }
    }

    [Fact]
    public async Task Whatever_comes_through_the_doors_is_no_500()
    {
        await using var rig = await IngestRig.StartAsync(Declared);
        var fuzz = new Fuzz(7);
        (string Path, string Good)[] doors =
        [
            ("/v1/batch", Segment.Replace("\"k\"", "\"dev-write\"", StringComparison.Ordinal)), ("/v1/track", Call.Replace("\"k\"", "\"dev-write\"", StringComparison.Ordinal)),
            ("/track", Mixpanel), ("/engage", Mixpanel), ("/import?api_key=k", Mixpanel), ("/mp/collect?api_secret=k", Ga4), ("/v1/cloudevents?access_token=k", CloudEvent),
        ];
        for (var i = 0; i < 1400; i++)
        {
            var (path, good) = doors[i % doors.Length];
            var body = fuzz.Change(good);
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new(path.Contains("cloud", StringComparison.Ordinal) ? "application/cloudevents-batch+json" : "application/json");
            using var answer = await rig.SendAsync(HttpMethod.Post, path, content);
            Assert.True((int)answer.StatusCode < 500, $"{path}, body {i}: {answer.StatusCode}: {Convert.ToBase64String(body)}");
        }
        using var alive = await rig.GetAsync("/v1/users/u1/cart");
        Assert.True(alive.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task A_bomb_is_never_held(int chunks)
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var i = 0; i < chunks; i++)
                await gzip.WriteAsync(new byte[1024 * 1024], TestContext.Current.CancellationToken);
        }
        var http = new DefaultHttpContext().Request;
        http.Headers.ContentEncoding = "gzip";
        bomb.Position = 0;
        http.Body = bomb;

        using var body = await RawBody.ReadAsync(http, 32 * 1024, TestContext.Current.CancellationToken);

        Assert.Equal("too_large", body.Fault?.Code);
        Assert.True(bomb.Position < 64 * 1024, $"{bomb.Position} bytes were read of it");
    }

    private static void Check(Door door, Received received)
    {
        var reading = door.Read(received, Sources);
        if (reading.Rejection is { } rejection)
        {
            Assert.InRange(rejection.Status, 400, 499);
            return;
        }
        Assert.NotNull(reading.Source);
        foreach (var item in reading.Items)
        {
            // Everything that the stages behind read of an event can be read.
            if (item.Event is { } happened)
                Assert.Empty(happened.Validate());
            _ = item.Event?.Properties.GetRawText() + item.Event?.Context.GetRawText() + item.Refusal?.Reason;
            Assert.True(item.Refusal is null || item.Refusal.Raw.Length <= 4096);
        }
        Assert.NotNull(reading.Answer([.. reading.Items.Select(IntakeOutcome (i) => i.Refusal is { } refusal ? new IntakeOutcome.Refused(refusal.Reason) : new IntakeOutcome.Accepted())]));
    }

    private static Door Knock(string protocol, HttpRequest http, Fuzz fuzz, ref byte[] body)
    {
        var text = Encoding.Latin1.GetString(body);
        switch (protocol)
        {
            case "segment":
                return new SegmentBatchDoor();
            case "segment call":
                http.QueryString = new("?data=" + Uri.EscapeDataString(Convert.ToBase64String(body)));
                return fuzz.Chance(2) ? new SegmentPixelDoor("track") : new SegmentCallDoor(fuzz.Pick(SegmentTranslator.Calls));
            case "mixpanel":
                http.QueryString = new(fuzz.Chance(2) ? "?verbose=1&ip=1" : "?strict=0");
                if (fuzz.Chance(3))
                    body = Encoding.UTF8.GetBytes("data=" + (fuzz.Chance(2) ? text : Convert.ToBase64String(body)));
                return fuzz.Chance(2) ? new MixpanelImportDoor() : new MixpanelTrackDoor(fuzz.Chance(4));
            case "ga4":
                return fuzz.Chance(9) ? new Ga4DebugDoor() : new Ga4Door();
            case "cloudevents":
                http.ContentType = fuzz.Pick(["application/cloudevents+json", "application/cloudevents-batch+json", "application/json"]);
                foreach (var name in new[] { "ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time", "ce-userid" })
                    http.Headers[name] = fuzz.Chance(2) ? "1.0" : new string([.. text.Skip(text.Length / 2).Take(30).Where(c => c >= ' ')]);
                return new CloudEventsDoor();
            case "firehose":
                var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(fuzz.Pick([Call, Mixpanel[1..], Ga4, CloudEvent, text, $"{text}\n{Call}\n"])));
                body = fuzz.Change($$"""{"requestId":"r1","timestamp":1,"records":[{"data":"{{data}}"},{"data":"{{Convert.ToBase64String(body)}}"}]}""");
                return new FirehoseDoor();
            case "webhook":
                var time = Sample.Morning.ToUnixTimeSeconds();
                http.Headers["Webhook-Signature"] = $"t={time},v1={Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("s"u8, [.. Encoding.UTF8.GetBytes($"{time}."), .. body]))}";
                return new WebhookDoor();
            default:
                http.Headers["X-Shopify-Topic"] = fuzz.Pick(ShopifyTranslator.Topics);
                http.Headers["X-Shopify-Hmac-SHA256"] = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData("s"u8, body));
                return new ShopifyDoor();
        }
    }

    private static SourceRegistry Registry()
    {
        var (file, faults) = IngestFile.Read(Declared, new(_ => null));
        Assert.Empty(faults);
        return new(file.Sources);
    }
}
