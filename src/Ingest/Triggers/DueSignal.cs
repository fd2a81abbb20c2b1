using System.Threading.Channels;

namespace Ingest.Triggers;

/// <summary>Lets a worker sleep until something is due, and wakes it when something is due earlier.</summary>
internal class DueSignal(TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1); // timers have a limit; an idle look at a table costs nothing

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _awaited = long.MaxValue;

    /// <summary>Tells that something is due at a time, <c>null</c> being nothing. It must be on disk.</summary>
    public void Wake(DateTimeOffset? due)
    {
        // Most new timers end after the one that is waited for: the worker need not hear of them.
        if (due?.UtcTicks < Volatile.Read(ref _awaited))
            _wake.Writer.TryWrite(true);
    }

    /// <summary>Sleeps until what <paramref name="next"/> finds is due.</summary>
    public async Task WaitAsync(Func<DateTimeOffset?> next, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _awaited, long.MaxValue); // what becomes due during the look must wake us after it
        var latest = time.GetUtcNow() + LongestWait;
        var due = next() is { } found && found < latest ? found : latest;
        Volatile.Write(ref _awaited, due.UtcTicks);
        using var timer = time.CreateTimer(_ => _wake.Writer.TryWrite(true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // The timer is set before the clock is read again: time that passed in between is not slept through.
        timer.Change(Positive(due - time.GetUtcNow()), Timeout.InfiniteTimeSpan);
        if (time.GetUtcNow() < due)
            await _wake.Reader.ReadAsync(cancellationToken);
    }

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1);
}

/// <summary>For timers that end.</summary>
internal sealed class TimerSignal(TimeProvider time) : DueSignal(time);

/// <summary>For sends that the renderer is to be asked for.</summary>
internal sealed class OutboxSignal(TimeProvider time) : DueSignal(time);
