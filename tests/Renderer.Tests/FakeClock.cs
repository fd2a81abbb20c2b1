using Microsoft.Extensions.Time.Testing;

namespace Renderer.Tests;

/// <summary>Moves fake time while something runs.</summary>
internal static class FakeClock
{
    private const int Looks = 1000; // before each step: what can run now may run first
    private const double Growth = 1.1;

    /// <summary>
    /// Runs to the end, which must come by <paramref name="limit"/>: time stops there. Steps grow from milliseconds, so that what takes little time has
    /// room for it on a busy machine, and limits of an hour are near for what waits for them.
    /// </summary>
    public static async Task<T> RunAsync<T>(this FakeTimeProvider time, Task<T> work, TimeSpan limit)
    {
        var end = time.GetUtcNow() + limit;
        for (var step = TimeSpan.FromMilliseconds(2); !work.IsCompleted && time.GetUtcNow() < end; step *= Growth)
        {
            for (var look = 0; look < Looks && !work.IsCompleted; look++)
                await Task.Yield();
            if (!work.IsCompleted)
                time.Advance(step < end - time.GetUtcNow() ? step : end - time.GetUtcNow());
        }
        return await work;
    }
}
