namespace Renderer.Tests;

/// <summary>
/// A clock that stands still while anything runs and then steps to the next timer: whatever the machine is busy with, the same happens at the same time.
/// Its tests are in <see cref="Alone"/>.
/// </summary>
internal sealed class StepClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly List<Timer> _timers = [];
    private readonly Lock _lock = new();
    private long _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(GetTimestamp());

    public override long GetTimestamp() => Volatile.Read(ref _elapsed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
            throw new NotSupportedException("Nobody here waits in turns.");
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Steps until the work is done. Runs on a thread of its own: the pool has to come to rest.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => PoolAtRest.RunAsync(() =>
    {
        var running = work();
        PoolAtRest.Wait(cancellationToken);
        while (!running.IsCompleted)
        {
            Step();
            PoolAtRest.Wait(cancellationToken);
        }
        return running;
    }).Unwrap();

    private void Step()
    {
        Timer next;
        lock (_lock)
        {
            next = _timers.MinBy(t => t.Due) ?? throw new TimeoutException("Nothing is left that could happen.");
            _timers.Remove(next);
            // A tick behind: no machine is on time, and nothing may depend on that.
            Volatile.Write(ref _elapsed, Math.Max(_elapsed, (next.Due + Tick).Ticks));
        }
        next.Fire();
    }

    private sealed class Timer(StepClock clock, Action fire) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = TimeSpan.FromTicks(clock._elapsed) + dueTime;
                clock._timers.Add(this);
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
