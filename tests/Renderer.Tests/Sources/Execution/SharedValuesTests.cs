using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Caching.Distributed;
using Renderer.Sources.Execution;
using Renderer.Sources.Records;
using TemplateLanguage.Planning;

namespace Renderer.Tests.Sources.Execution;

public sealed class SharedValuesTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_value_that_the_system_still_has_is_not_sent_again()
    {
        using var rig = new SourceRig
        {
            Answer = (request, _) =>
            {
                var known = request.Headers.IfNoneMatch.Any(t => t.Tag == "\"v1\"");
                var response = known ? new HttpResponseMessage(HttpStatusCode.NotModified) : SourceRig.Json("""{"n":1}""");
                response.Headers.ETag = new EntityTagHeaderValue("\"v1\"");
                return Task.FromResult(response);
            },
        };
        await rig.CallAsync(cache: Minute);
        rig.Time.Advance(2 * Minute);
        var send = rig.Send();

        Assert.Equal(1, Value(await SourceRig.CallAsync(send, cache: Minute)).Json.GetProperty("n").GetInt32());
        Assert.Equal((CacheOutcome.Revalidated, 304), (send.ReportOf("cart")!.Cache, send.ReportOf("cart")!.Status));

        send = rig.Send();
        await SourceRig.CallAsync(send, cache: Minute); // it is young again
        Assert.Equal(CacheOutcome.Hit, send.ReportOf("cart")!.Cache);
        Assert.Equal(2, rig.Requests.Count);
    }

    [Fact]
    public async Task A_value_too_old_by_its_own_time_is_asked_for_once_more_past_caches()
    {
        using var rig = new SourceRig
        {
            Answer = (request, _) => Task.FromResult(SourceRig.Json(
                request.Headers.CacheControl?.NoCache == true ? """{"as_of":"2026-11-23T09:59:59Z"}""" : """{"as_of":"2026-11-23T09:00:00Z"}""")),
        };

        Assert.Equal(TimeSpan.FromSeconds(1), Value(await rig.CallAsync(fresh: Minute)).Age);
        Assert.Equal(2, rig.Requests.Count);
    }

    [Fact]
    public async Task Who_looked_before_another_had_the_value_does_not_ask_again()
    {
        var second = new SlowLook();
        using var rig = new SourceRig(cache: new(new(), second));
        await rig.CallAsync("u0", cache: Minute); // the first call of a process takes longer than a look may
        second.Holds = true;
        var send = rig.Send();
        var early = SourceRig.CallAsync(send, cache: Minute);
        await second.Looking.Task;
        await rig.CallAsync(cache: Minute);
        second.Seen.SetResult(null);

        Value(await early);
        Assert.Equal(2, rig.Requests.Count);
        Assert.Contains(send.ReportOf("cart")!.Cache, new[] { CacheOutcome.Hit, CacheOutcome.Coalesced }); // on a slow machine it has not waited, and came in time
    }

    [Fact]
    public async Task A_replica_that_lags_takes_away_nothing_that_is_known()
    {
        using var rig = new SourceRig { Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"as_of":"2026-11-23T10:00:00Z","n":1}""")) };
        await rig.CallAsync(stale: Minute, fresh: Minute);
        rig.Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"as_of":"2026-11-23T09:00:00Z","n":0}"""));

        for (var i = 0; i < 2; i++)
        {
            var value = Value(await rig.CallAsync(stale: Minute, fresh: Minute));
            Assert.Equal((true, 1), (value.Stale, value.Json.GetProperty("n").GetInt32()));
        }
    }

    [Fact]
    public async Task A_value_that_is_known_stands_in_for_one_that_is_late()
    {
        using var rig = new SourceRig("timeout: 1h");
        await rig.CallAsync(stale: Minute);
        rig.Answer = async (_, token) => { await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, token); return SourceRig.Json("{}"); };
        using var limit = new CancellationTokenSource();
        var send = rig.Send();
        var call = SourceRig.CallAsync(send, stale: Minute, stop: limit.Token);
        while (rig.Requests.Count < 2)
            await Task.Yield();
        await limit.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.True(send.StandIn(SourceRig.Call(stale: Minute))!.Stale);
        Assert.Equal((CacheOutcome.Stale, "timeout"), (send.ReportOf("cart")!.Cache, send.ReportOf("cart")!.Error));
        Assert.Null(rig.Send().StandIn(SourceRig.Call(stale: Minute))); // who has not asked is owed nothing
        rig.Time.Advance(2 * Minute);
        Assert.Null(send.StandIn(SourceRig.Call(stale: Minute)));
    }

    [Fact]
    public async Task A_failure_that_would_come_again_answers_for_a_second()
    {
        using var rig = new SourceRig { Answer = (_, _) => Task.FromResult(SourceRig.Json("{}", HttpStatusCode.NotFound)) };
        await rig.CallAsync(cache: Minute);
        var send = rig.Send();
        Assert.Equal("status", Assert.IsType<SourceAnswer.Failure>(await SourceRig.CallAsync(send, cache: Minute)).Error);
        Assert.Equal((CacheOutcome.Hit, "status"), (send.ReportOf("cart")!.Cache, send.ReportOf("cart")!.Error));
        Assert.Single(rig.Requests);

        await rig.CallAsync(); // this template shares nothing, failures neither
        Assert.Equal(2, rig.Requests.Count);

        rig.Time.Advance(TimeSpan.FromSeconds(1.1));
        await rig.CallAsync(cache: Minute);
        Assert.Equal(3, rig.Requests.Count);
    }

    [Fact]
    public async Task What_one_identity_is_told_no_other_is_shown()
    {
        var options = new SourcesOptions();
        var keys = new List<string?>();
        foreach (var token in (string[])["secret", "secret", "other"])
        {
            using var rig = new SourceRig(variables: new() { ["SHOP_URL"] = "http://shop.example", ["SHOP_TOKEN"] = token }, options: options);
            var send = rig.Send();
            await SourceRig.CallAsync(send);
            keys.Add(send.ReportOf("cart")!.Arguments);
        }
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
    }

    [Fact]
    public async Task Memory_is_bounded()
    {
        using var rig = new SourceRig(options: new() { CacheMegabytes = 1 }) { Answer = (_, _) => Task.FromResult(SourceRig.Json($"\"{new string('x', 100_000)}\"")) };
        for (var i = 0; i < 20; i++)
            await rig.CallAsync($"u{i}", cache: Minute);
        rig.Answer = (_, _) => Task.FromResult(SourceRig.Json("{}"));
        var calls = rig.Requests.Count;
        for (var i = 0; i < 20; i++)
            await rig.CallAsync($"u{i}", cache: Minute);
        Assert.InRange(rig.Requests.Count - calls, 15, 20); // three values fit
    }

    private static SourceAnswer.Value Value(SourceAnswer answer) => Assert.IsType<SourceAnswer.Value>(answer);

    /// <summary>An empty second cache, which can hold the next who looks into it.</summary>
    private sealed class SlowLook : IDistributedCache
    {
        public bool Holds { get; set; }

        public TaskCompletionSource Looking { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<byte[]?> Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public byte[]? Get(string key) => null;

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            if (!Holds)
                return Task.FromResult<byte[]?>(null);
            Holds = false;
            Looking.SetResult();
            return Seen.Task;
        }

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
        {
            // Kept in memory alone.
        }

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => Task.CompletedTask;
    }
}
