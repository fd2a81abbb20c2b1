using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Ingest.Collect;
using Ingest.Collect.Shopify;
using Microsoft.AspNetCore.Http;
using ServiceDefaults.Problems;

namespace Ingest.Tests.Collect;

/// <summary>Bodies that are almost right, through the whole service: into the file and out of it again.</summary>
public sealed class FuzzDoorsTests
{
    private const int Requests = 2_000; // of each door; what can go wrong before the pipeline is tried a hundred times as often by FuzzTests
    private const int People = 500;
    private const int Senders = 4;

    private static readonly (string Path, string Good)[] Doors =
    [
        ("/v1/batch", GoodBodies.Batch), ("/v1/track", GoodBodies.Call), ("/v1/pixel/track", GoodBodies.Call), ("/track", GoodBodies.Mixpanel), ("/engage", GoodBodies.Profile),
        ("/import?api_key=k", GoodBodies.Mixpanel), ("/mp/collect?api_secret=k", GoodBodies.Ga4), ("/v1/cloudevents?access_token=k", GoodBodies.CloudEvents),
        ("/v1/firehose", GoodBodies.Call), ("/v1/webhooks/all", GoodBodies.Webhook), ("/v1/shopify/all", GoodBodies.Shopify),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_comes_through_the_doors_is_no_500()
    {
        await using var rig = await IngestRig.StartAsync(GoodBodies.Declared, ("SurvivePowerLoss", "false"));

        await Parallel.ForAsync(0, Requests * Doors.Length, new ParallelOptions { MaxDegreeOfParallelism = Senders, CancellationToken = Ct }, async (i, _) =>
        {
            using var request = Request(i, out var body);
            var path = request.RequestUri;
            using var answer = await rig.Client.SendAsync(request, Ct);
            Assert.True((int)answer.StatusCode < 500, $"{path}, body {i}: {answer.StatusCode}: {Convert.ToBase64String(body)}");
        });

        Assert.True((await rig.JsonAsync("/v1/audit", IngestRig.AdminKey)).GetProperty("ok").GetBoolean());
        using var all = rig.Get<BodyBudget>().TryReserve(new DefaultHttpContext().Request, 256 * 1024 * 1024);
        Assert.NotNull(all); // no body is held any more
        var some = string.Join(',', Enumerable.Range(0, 50).Select(p => $"u{p},a{p}"));
        foreach (var part in new[] { "carts", "activities", "profiles", "profiles?fields=traits.email.x", "engagements", "orders" })
        {
            using var told = await rig.GetAsync($"/v1/{part}{(part.Contains('?', StringComparison.Ordinal) ? '&' : '?')}users={some}");
            Assert.InRange((int)told.StatusCode, 200, 499);
        }
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
                await gzip.WriteAsync(new byte[1024 * 1024], Ct);
        }
        var http = new DefaultHttpContext().Request;
        http.Headers.ContentEncoding = "gzip";
        bomb.Position = 0;
        http.Body = bomb;

        using var body = await RawBody.ReadAsync(http, 32 * 1024, Ct);

        Assert.Equal("too_large", body.Fault?.Code);
        Assert.True(bomb.Position < 64 * 1024, $"{bomb.Position} bytes were read of it");
    }

    /// <summary>The request of a number, always the same.</summary>
    private static HttpRequestMessage Request(int number, out byte[] body)
    {
        var (path, good) = Doors[number % Doors.Length];
        var fuzz = new Fuzz(unchecked(number * (int)2654435761));
        body = fuzz.Change(GoodBodies.Of(good, number, People));
        if (path == "/v1/firehose")
            body = Encoding.UTF8.GetBytes($$"""{"requestId":"r{{number}}","timestamp":1,"records":[{"data":"{{Convert.ToBase64String(body)}}"},{"data":"{{(fuzz.Chance(5) ? "*" : "")}}"}]}""");
        var inAddress = path == "/v1/pixel/track" || (path is "/track" or "/engage" && fuzz.Chance(4));
        var request = inAddress
            ? new HttpRequestMessage(HttpMethod.Get, $"{path}?img=1&data={Uri.EscapeDataString(Convert.ToBase64String(body))}")
            : new HttpRequestMessage(HttpMethod.Post, path) { Content = Content(path, body, fuzz) };
        foreach (var (name, value) in Headers(body, fuzz))
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static ByteArrayContent Content(string path, byte[] body, Fuzz fuzz)
    {
        var isPacked = fuzz.Chance(4);
        var packed = isPacked ? Bodies.Compress(body) : body;
        var content = new ByteArrayContent(isPacked && fuzz.Chance(4) ? fuzz.Spoil(packed) : packed);
        if (isPacked)
            content.Headers.ContentEncoding.Add("gzip");
        content.Headers.TryAddWithoutValidation("Content-Type", path.StartsWith("/v1/cloud", StringComparison.Ordinal)
            ? fuzz.Pick(["application/cloudevents-batch+json", "application/cloudevents+json", "application/json"])
            : fuzz.Pick(["application/json", "text/plain", "application/x-www-form-urlencoded", ";"]));
        return content;
    }

    /// <summary>The keys and signatures of every door, and a binary CloudEvent's attributes; all right, or cut out of the body.</summary>
    private static IEnumerable<(string Name, string Value)> Headers(byte[] body, Fuzz fuzz)
    {
        var time = Sample.Morning.ToUnixTimeSeconds();
        yield return ("X-Amz-Firehose-Access-Key", "k");
        yield return ("Webhook-Signature", $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData("s"u8, [.. Encoding.UTF8.GetBytes($"{time}."), .. body]))}");
        yield return ("X-Shopify-Hmac-SHA256", Convert.ToBase64String(HMACSHA256.HashData("s"u8, body)));
        yield return ("X-Shopify-Topic", fuzz.Pick(ShopifyTranslator.Topics));
        var cut = new string([.. Encoding.Latin1.GetString(body).Where(c => c is >= ' ' and <= '~').Skip(body.Length / 2).Take(30)]);
        foreach (var name in new[] { "ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time", "ce-userid", "X-Shopify-Webhook-Id" })
            yield return (name, fuzz.Chance(3) ? cut : "1.0");
    }
}
