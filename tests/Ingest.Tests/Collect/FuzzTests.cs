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
using Ingest.Events;
using Ingest.Processing;
using Ingest.State;
using Microsoft.AspNetCore.Http;

namespace Ingest.Tests.Collect;

/// <summary>
/// 100,000 bodies of each protocol that are almost right: each is read to events, refusals or a reason, and what is read goes through every stage
/// behind the doors. Nothing throws, and nothing is held that is not in proportion to the body. <c>INGEST_FUZZ=10</c> tries ten times as many.
/// </summary>
public sealed class FuzzTests
{
    private const int PerPerson = 1000; // whose state has every bound reached by then
    private const int HeldAtLeast = 32 * 1024; // bytes: what any request costs, its headers among it
    private const int HeldPerByte = 100;

    private static readonly int Bodies = 100_000 * (int.TryParse(Environment.GetEnvironmentVariable("INGEST_FUZZ"), out var times) ? times : 1);
    private static readonly IngestFile File = Read();
    private static readonly SourceRegistry Sources = new(File.Sources);

    [Theory]
    [InlineData("segment", GoodBodies.Batch)]
    [InlineData("segment call", GoodBodies.Call)]
    [InlineData("mixpanel", GoodBodies.Mixpanel)]
    [InlineData("mixpanel profile", GoodBodies.Profile)]
    [InlineData("ga4", GoodBodies.Ga4)]
    [InlineData("cloudevents", GoodBodies.CloudEvents)]
    [InlineData("firehose", GoodBodies.Batch)]
    [InlineData("webhook", GoodBodies.Webhook)]
    [InlineData("shopify", GoodBodies.Shopify)]
    public void Whatever_the_body_it_is_answered(string protocol, string good)
    {
        var fuzz = new Fuzz(20261123);
        var (state, kept) = (PersonState.Empty, 0);
        for (var i = 0; i < Bodies; i++)
        {
            var body = fuzz.Change(good);
            var http = new DefaultHttpContext().Request;
            var door = Knock(protocol, http, fuzz, ref body);
            var copy = body.ToArray(); // reading mends half characters in place
            try
            {
                foreach (var happened in Read(door, new(http, Sources.ByName("all"), body, Sample.Morning)))
                    state = Keep(state, new(++kept, happened));
                if (i % PerPerson == 0)
                    state = PersonState.Empty;
            }
            catch (Exception e)
            {
                Assert.Fail($"{protocol}, body {i}: {Convert.ToBase64String(copy)}: {e}");
            }
        }
        Assert.InRange(kept, Bodies / 20, int.MaxValue); // they are almost right: many of them come through
    }

    private static IEnumerable<Event> Read(Door door, Received received)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = door.Read(received, Sources);
        var held = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(held, 0, HeldAtLeast + (HeldPerByte * (long)(received.Body.Length + received.Http.QueryString.Value!.Length)));
        if (reading.Rejection is { } rejection)
        {
            Assert.InRange(rejection.Status, 400, 499);
            return [];
        }
        Assert.NotNull(reading.Source);
        Assert.All(reading.Items, i => Assert.Empty(i.Event?.Validate() ?? []));
        Assert.NotNull(reading.Answer([.. reading.Items.Select(IntakeOutcome (i) => i.Refusal is { } refusal ? new IntakeOutcome.Refused(refusal.Reason) : new IntakeOutcome.Accepted())]));
        return reading.Items.Select(i => i.Event).OfType<Event>();
    }

    /// <summary>What the pipeline does with an event, but for the tables.</summary>
    private static PersonState Keep(PersonState state, LogEntry entry)
    {
        if (File.Rules.Apply(entry.Event) is not { } happened)
            return state;
        var encoded = EncodedEvent.Of(happened);
        var again = EventJson.Read(encoded.Json);
        Assert.Equal((happened.Id, happened.Type, happened.Person, happened.Position), (again.Id, again.Type, again.Person, again.Position));
        state = PersonProjection.Apply(state, new(entry.Seq, again));
        StateBytes.Unpack(StateBytes.Pack(state));
        return state;
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
            case "mixpanel profile":
                return new MixpanelTrackDoor(profiles: true);
            case "mixpanel":
                http.QueryString = new(fuzz.Chance(2) ? "?verbose=1&ip=1" : "?strict=0");
                if (fuzz.Chance(3))
                    body = Encoding.UTF8.GetBytes("data=" + (fuzz.Chance(2) ? text : Convert.ToBase64String(body)));
                return fuzz.Chance(2) ? new MixpanelImportDoor() : new MixpanelTrackDoor(profiles: false);
            case "ga4":
                return fuzz.Chance(9) ? new Ga4DebugDoor() : new Ga4Door();
            case "cloudevents":
                http.ContentType = fuzz.Pick(["application/cloudevents+json", "application/cloudevents-batch+json", "application/json"]);
                foreach (var name in new[] { "ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time", "ce-userid" })
                    http.Headers[name] = fuzz.Chance(2) ? "1.0" : new string([.. text.Skip(text.Length / 2).Take(30).Where(c => c >= ' ')]);
                return new CloudEventsDoor();
            case "firehose":
                var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(fuzz.Pick([GoodBodies.Call, GoodBodies.Mixpanel, GoodBodies.Ga4, GoodBodies.CloudEvents, text, $"{text}\n{GoodBodies.Call}\n"])));
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

    private static IngestFile Read()
    {
        var (file, faults) = IngestFile.Read(GoodBodies.Declared, new(_ => null));
        Assert.Empty(faults);
        return file;
    }
}
