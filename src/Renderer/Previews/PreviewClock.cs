using System.Collections.Concurrent;

namespace Renderer.Previews;

/// <summary>
/// A clock that stands still while anything is done and jumps to what is waited for next: a preview takes no time, whatever its fixture says of
/// slow answers and timeouts, and every limit falls the same way each time. Runs one message on the thread that calls it.
/// </summary>
/// <remarks>
/// A message waits for its sources with one timer for its patience, made anew each time it has looked at all answers: that is the moment to
/// jump. The limits of calls are timers of their token sources.
/// </remarks>
internal sealed class PreviewClock(DateTimeOffset start) : TimeProvider, IDisposable
{
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(30); // nothing takes as long here: somebody waits by another clock

    private readonly BlockingCollection<Action> _work = [];
    private readonly List<Entry> _entries = [];
    private TimeSpan _elapsed;
    private bool _isAtRest;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + _elapsed;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var owner = state as CancellationTokenSource;
        if (owner is null)
            _isAtRest = _work.Count == 0;
        var entry = new Entry(this) { Fire = () => callback(state), IsLimit = owner is not null, Token = owner?.Token ?? default };
        entry.Change(dueTime, period);
        return entry;
    }

    /// <summary>Waits by this clock for as long as the token's limit allows.</summary>
    public Task WaitAsync(TimeSpan time, CancellationToken limit)
    {
        var waited = new TaskCompletionSource();
        new Entry(this) { Fire = waited.SetResult, Token = limit, IsAnswer = true }.Change(time, Timeout.InfiniteTimeSpan);
        return waited.Task;
    }

    /// <exception cref="TimeoutException">The work waits for something that is not of this clock.</exception>
    public T Run<T>(Func<Task<T>> work)
    {
        var around = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new Context(_work));
        try
        {
            var task = work();
            task.GetAwaiter().UnsafeOnCompleted(() => _work.Add(() => { })); // whoever waits for work looks again
            while (!task.IsCompleted)
            {
                if (_work.TryTake(out var next))
                    next();
                else if (_isAtRest)
                    Jump();
                else if (_work.TryTake(out next, Stuck))
                    next();
                else
                    throw new TimeoutException("A preview waits for something that its fixture does not answer.");
            }
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(around);
        }
    }

    public void Dispose() => _work.Dispose();

    private void Jump()
    {
        Entry next;
        lock (_entries)
        {
            next = _entries.MinBy(e => e.Due) ?? throw new TimeoutException("A preview waits for nothing.");
            _entries.Remove(next);
            // Whoever was given up, or has answered, is of no interest any more: nobody wakes.
            if (next.IsAnswer && next.Token.IsCancellationRequested)
                return;
            _isAtRest = next.IsLimit && !_entries.Exists(e => e.IsAnswer && e.Token == next.Token);
        }
        if (next.Due > _elapsed)
            _elapsed = next.Due;
        next.Fire();
    }

    /// <summary>Something to happen at a time: a timer, or an answer.</summary>
    private sealed class Entry(PreviewClock clock) : ITimer
    {
        public required Action Fire { get; init; }

        public CancellationToken Token { get; init; }

        public bool IsLimit { get; init; }

        public bool IsAnswer { get; init; }

        public TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            Due = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : clock._elapsed + dueTime;
            if (dueTime == Timeout.InfiniteTimeSpan && !IsAnswer)
                return true;
            lock (clock._entries)
                clock._entries.Add(this);
            return true;
        }

        public void Dispose()
        {
            lock (clock._entries)
                clock._entries.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    private sealed class Context(BlockingCollection<Action> work) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => work.Add(() => d(state));
    }
}
