namespace Renderer.Sources.Calls;

/// <summary>Lets so many calls through in any second, to a tenth of it. Nobody waits: who comes too many is told at once. The framework's limiters know no <see cref="TimeProvider"/>.</summary>
internal sealed class CallRate(int perSecond, TimeProvider time)
{
    private const int Tenths = 10;

    private readonly long _start = time.GetTimestamp();
    private readonly int[] _calls = new int[Tenths]; // of each tenth of the last second
    private readonly Lock _lock = new();
    private long _tenth;
    private int _sum;

    /// <summary>Whether one more call may go now; if so, it counts.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            Pass((long)(time.GetElapsedTime(_start).TotalSeconds * Tenths));
            if (_sum == perSecond)
                return false;
            _calls[_tenth % Tenths]++;
            _sum++;
            return true;
        }
    }

    /// <summary>What is a second ago counts no more.</summary>
    private void Pass(long now)
    {
        for (var passed = Math.Min(now - _tenth, Tenths); passed > 0; passed--)
        {
            var slot = (now - passed + 1) % Tenths;
            _sum -= _calls[slot];
            _calls[slot] = 0;
        }
        _tenth = Math.Max(_tenth, now);
    }
}
