using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Benchmarks.Sources;

/// <summary>
/// Waits to some ten microseconds. The runtime's timers tell all whose millisecond has come at once, so that answers would come in bursts, as those of systems elsewhere do not.
/// </summary>
internal sealed class FineTimer
{
    private static readonly long LongestSleep = TimeSpan.FromMicroseconds(500).Ticks; // less than the shortest wait: who comes in between is seen in time

    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private readonly Lock _lock = new();

    public FineTimer() => new Thread(Run) { IsBackground = true, Name = nameof(FineTimer) }.Start();

    /// <summary>Goes on on the timer's own thread: what follows must be short.</summary>
    public Task WaitAsync(TimeSpan time)
    {
        var waiting = new TaskCompletionSource();
        lock (_lock)
            _waiting.Enqueue(waiting, Stopwatch.GetTimestamp() + time.Ticks * (Stopwatch.Frequency / TimeSpan.TicksPerSecond));
        return waiting.Task;
    }

    private void Run()
    {
        while (true)
        {
            if (TakeDue(out var next) is { } due)
                due.SetResult();
            else
                _ = Sleep(new(0, Math.Clamp(next.Ticks, 0, LongestSleep) * TimeSpan.NanosecondsPerTick), 0);
        }
    }

    /// <param name="next">How long it is until the next one is due, where none is.</param>
    private TaskCompletionSource? TakeDue(out TimeSpan next)
    {
        lock (_lock)
        {
            if (!_waiting.TryPeek(out var waiting, out var at))
                next = TimeSpan.MaxValue;
            else if ((next = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), at)) <= TimeSpan.Zero)
                return _waiting.Dequeue();
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Sleep(in Duration time, nint rest);

    /// <summary>C's <c>timespec</c>.</summary>
    private readonly record struct Duration(long Seconds, long Nanoseconds);
}
