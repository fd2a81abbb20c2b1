using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Renderer.Sources.Batching;
using Renderer.Sources.Calls;

namespace Renderer.Tests.Sources.Batching;

public sealed class BatchCollectorTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(3);

    private readonly FakeTimeProvider _time = new();
    private readonly List<(IReadOnlyList<BatchedCall> Calls, CancellationToken Stop)> _sent = [];
    private readonly TaskCompletionSource _gate = new();
    private readonly BatchCollector _collector;

    public BatchCollectorTests() => _collector = new(3, Window, SendAsync, _time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_batch_does_not_wait()
    {
        _gate.SetResult();
        await Task.WhenAll(Add("a"), Add("b"), Add("c"));
        Assert.Equal(["a", "b", "c"], Assert.Single(_sent).Calls.Select(c => c.Value));
    }

    [Fact]
    public async Task A_batch_waits_as_long_as_its_first_call()
    {
        _gate.SetResult();
        var first = Add("a");
        _time.Advance(Window / 3);
        var second = Add("b");
        _time.Advance(Window / 3 * 2);
        await Task.WhenAll(first, second);
        var third = Add("c");
        _time.Advance(Window);
        await third;
        Assert.Equal(["a b", "c"], _sent.Select(s => string.Join(' ', s.Calls.Select(c => c.Value))));
    }

    [Fact]
    public async Task A_window_that_is_over_at_once_loses_no_call()
    {
        _gate.SetResult();
        var answer = new BatchCollector(3, Window, SendAsync, new Impatient()).AddAsync("", Call("a"), Cancel);
        Assert.True(answer.IsCompletedSuccessfully);
        await answer;
        Assert.Equal("a", Assert.Single(Assert.Single(_sent).Calls).Value);
    }

    [Fact]
    public async Task Groups_do_not_mix()
    {
        _gate.SetResult();
        var calls = Task.WhenAll(Add("a"), Add("b", "other"), Add("c"));
        _time.Advance(Window);
        await calls;
        Assert.Equal(["a c", "b"], _sent.Select(s => string.Join(' ', s.Calls.Select(c => c.Value))).Order());
    }

    [Fact]
    public async Task Who_leaves_while_it_gathers_is_not_sent()
    {
        _gate.SetResult();
        using var stop = new CancellationTokenSource();
        var (first, second) = (Add("a", stop: stop.Token), Add("b"));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _time.Advance(Window);
        await second;
        Assert.Equal("b", Assert.Single(Assert.Single(_sent).Calls).Value);
    }

    [Fact]
    public async Task Who_leaves_takes_nothing_from_the_others()
    {
        using var stop = new CancellationTokenSource();
        var (first, second, third) = (Add("a", stop: stop.Token), Add("b"), Add("c"));
        await SentAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(_sent[0].Stop.IsCancellationRequested);
        _gate.SetResult();
        await Task.WhenAll(second, third);
    }

    [Fact]
    public async Task When_all_have_left_the_request_ends()
    {
        using var stop = new CancellationTokenSource();
        var calls = Task.WhenAll(Add("a", stop: stop.Token), Add("b", stop: stop.Token), Add("c", stop: stop.Token));
        await SentAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calls);
        Assert.True(_sent[0].Stop.IsCancellationRequested);
    }

    [Fact]
    public async Task Nobody_joins_a_batch_that_all_have_left()
    {
        _gate.SetResult();
        using var stop = new CancellationTokenSource();
        var first = Add("a", stop: stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = Add("b");
        _time.Advance(Window);
        Assert.IsType<Fetched.Value>(await second);
    }

    [Fact]
    public async Task A_bug_reaches_every_caller()
    {
        var collector = new BatchCollector(2, Window, (_, _) => throw new InvalidOperationException("bug"), _time);
        var calls = new[] { collector.AddAsync("", Call("a"), Cancel), collector.AddAsync("", Call("b"), Cancel) };
        foreach (var call in calls)
            await Assert.ThrowsAsync<InvalidOperationException>(() => call);
    }

    private Task<Fetched> Add(string value, string group = "", CancellationToken? stop = null) => _collector.AddAsync(group, Call(value), stop ?? Cancel);

    private static BatchedCall Call(string value) => new(value, new Dictionary<string, JsonElement>(), new(HttpMethod.Get, "/", [], null, true), new(), new());

    private async Task SendAsync(IReadOnlyList<BatchedCall> calls, CancellationToken cancellationToken)
    {
        lock (_sent)
            _sent.Add((calls, cancellationToken));
        await _gate.Task.WaitAsync(cancellationToken);
        foreach (var call in calls)
            call.Answer(new Fetched.Value(default, null, default));
    }

    private async Task SentAsync(int count)
    {
        while (true)
        {
            lock (_sent)
            {
                if (_sent.Count == count)
                    return;
            }
            await Task.Yield();
        }
    }

    /// <summary>What a busy machine looks like to who sets a timer: it is over before the next line.</summary>
    private sealed class Impatient : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callback(state);
            return base.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
