using System.Net;
using System.Net.Sockets;
using Renderer.Sources.Records;
using TemplateLanguage.Planning;

namespace Renderer.Tests.Sources.Caching;

/// <summary>Two renderers and the Redis between them.</summary>
public sealed class RedisTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_one_renderer_has_fetched_the_other_knows()
    {
        using var redis = new RedisServer();
        await redis.StartAsync(TestContext.Current.CancellationToken);
        using var first = Rig(redis);
        using var second = Rig(redis);
        first.Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"n":1}"""));
        second.Answer = (_, _) => Task.FromResult(SourceRig.Json("{}", HttpStatusCode.NotFound));

        CallReport report;
        var users = 0;
        do // Redis is written behind the send's back, and connected to by the first who wants it
        {
            var user = $"u{users++}";
            Value(await first.CallAsync(user, cache: Minute));
            var send = second.Send();
            await SourceRig.CallAsync(send, user, cache: Minute);
            report = send.ReportOf("cart")!;
        }
        while (report.Cache != CacheOutcome.Hit && users < 10_000);
        Assert.Equal((CacheOutcome.Hit, null), (report.Cache, report.Error));
    }

    [Fact]
    public async Task Redis_may_go_and_come_back()
    {
        using var redis = new RedisServer();
        using var rig = Rig(redis);
        Value(await rig.CallAsync("before", cache: Minute)); // it has never been there
        await redis.StartAsync(TestContext.Current.CancellationToken);
        await ManyAsync(rig, "there");
        var under = ManyAsync(rig, "going");
        redis.Stop();
        await under;
        await ManyAsync(rig, "gone");
        await redis.StartAsync(TestContext.Current.CancellationToken);
        await ManyAsync(rig, "back");
    }

    [Fact]
    public async Task A_Redis_that_takes_connections_and_says_nothing_holds_nobody()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var rig = new SourceRig("timeout: 1h\nconcurrency: 1000", options: new() { Redis = silent.LocalEndpoint.ToString() });

        await ManyAsync(rig, "silent"); // there is no answer that this could wait for

        Assert.Equal(60, rig.Requests.Count);
        Value(await rig.CallAsync("silent0", cache: Minute));
        Assert.Equal(60, rig.Requests.Count);
    }

    private static async Task ManyAsync(SourceRig rig, string prefix)
    {
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 60).Select(i => rig.CallAsync($"{prefix}{i}", cache: Minute))))
            Value(answer);
    }

    private static SourceRig Rig(RedisServer redis) => new("timeout: 1h\nconcurrency: 1000", options: new() { Redis = redis.Address });

    private static void Value(SourceAnswer answer) => Assert.IsType<SourceAnswer.Value>(answer);
}
