using Renderer.Sources.Calls;

namespace Renderer.Tests.Sources.Calls;

public sealed class CallTurnsTests
{
    private const string System = "x:\n  base: https://x.example\n  retry: 0\n  timeout: 1d\n  operations: { y: { get: /y } }\n";

    private readonly TaskCompletionSource _gate = new();

    [Fact]
    public async Task A_call_that_waits_for_its_turn_is_told_how_long()
    {
        var rig = Rig("concurrency: 1");
        var first = rig.FetchAsync();
        var (firstRecord, second) = (rig.Record, rig.FetchAsync());

        Assert.Equal((1, 0), (firstRecord.Attempts, rig.Record.Attempts));
        rig.Time.Advance(TimeSpan.FromMilliseconds(40));
        _gate.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMilliseconds(40)), (firstRecord.Queue, firstRecord.Response));
        Assert.Equal((1, TimeSpan.FromMilliseconds(40), TimeSpan.Zero), (rig.Record.Attempts, rig.Record.Queue, rig.Record.Response));
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_the_place_to_another()
    {
        using var stop = new CancellationTokenSource();
        var rig = Rig("concurrency: 1");
        var (first, second) = (rig.FetchAsync(), rig.FetchAsync(stop: stop.Token));
        Assert.Equal(new Fetched.Failure("rate_limited"), await rig.FetchAsync());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        var third = rig.FetchAsync();
        _gate.SetResult();

        Assert.All(await Task.WhenAll(first, third), f => Assert.IsType<Fetched.Value>(f));
        Assert.Equal(2, rig.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_is_no_failure_that_the_breaker_counts()
    {
        var rig = Rig("rate: 1/s\n  breaker: { failures: 10% }");
        _gate.SetResult();
        Assert.IsType<Fetched.Value>(await rig.FetchAsync());
        for (var i = 0; i < 20; i++)
            Assert.Equal(new Fetched.Failure("rate_limited"), await rig.FetchAsync());

        rig.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<Fetched.Value>(await rig.FetchAsync());
    }

    [Fact]
    public async Task A_system_without_a_breaker_has_turns_too()
    {
        var rig = Rig("rate: 1/s\n  breaker: off");
        _gate.SetResult();

        Assert.IsType<Fetched.Value>(await rig.FetchAsync());
        Assert.Equal(new Fetched.Failure("rate_limited"), await rig.FetchAsync());
    }

    private ClientRig Rig(string settings) => new($"{System}  {settings}\n") { Answer = async (_, _) => { await _gate.Task; return SourceRig.Json("{}"); } };
}
