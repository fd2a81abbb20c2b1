namespace EndToEnd.Rig;

/// <summary>Waits for another process, which has no signal to give: asks until it answers, for a bounded time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90); // a machine that is busy with all tests at once; nothing here takes a tenth of it
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<T> GetAsync<T>(string what, Func<CancellationToken, Task<T?>> ask, CancellationToken cancellationToken) where T : class
    {
        var time = TimeProvider.System;
        using var patience = new CancellationTokenSource(Bound, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            while (true)
            {
                if (await ask(either.Token) is { } answer)
                    return answer;
                await Task.Delay(Pause, time, either.Token);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"Not within {Bound.TotalSeconds} s: {what}.");
        }
    }

    /// <summary>Waits for a signal within this process, for the same bounded time.</summary>
    public static async Task<T> WithinBound<T>(this Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(Bound, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Not within {Bound.TotalSeconds} s: {what}.");
        }
    }
}
