namespace Renderer.Tests;

/// <summary>Tells when all that was begun waits: for a timer, or for somebody outside. Exact while nothing else runs, so its tests are in <see cref="Alone"/>.</summary>
internal static class PoolAtRest
{
    /// <summary>Threads of the pool that have something to do.</summary>
    public static int Working
    {
        get
        {
            ThreadPool.GetMaxThreads(out var most, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            return most - free;
        }
    }

    /// <summary>Returns when no thread of the pool works and no work waits for one. Not for threads of the pool.</summary>
    public static void Wait(CancellationToken cancellationToken)
    {
        var spin = new SpinWait();
        while (ThreadPool.PendingWorkItemCount > 0 || Working > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    /// <summary>Runs on a thread of its own, so that it may wait.</summary>
    public static Task<T> RunAsync<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
