using Renderer.Sources.Calls;

namespace Renderer.Sources.Batching;

/// <summary>Gathers calls of different sends until there are <paramref name="max"/> of them, or the first has waited for <paramref name="window"/>.</summary>
/// <remarks>
/// Who leaves takes nothing from the others: a batch ends when the last of its calls has left, and has no deadline of any of them.
/// </remarks>
/// <param name="window">Longer than zero.</param>
/// <param name="send">Answers the calls it is given; runs beside their callers.</param>
internal sealed class BatchCollector(int max, TimeSpan window, Func<IReadOnlyList<BatchedCall>, CancellationToken, Task> send, TimeProvider time)
{
    private readonly Dictionary<string, Batch> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Waits until the call is answered, or <paramref name="cancellationToken"/> is cancelled.</summary>
    /// <param name="group">Calls of one group can be one request.</param>
    public async Task<Fetched> AddAsync(string group, BatchedCall call, CancellationToken cancellationToken)
    {
        Batch? batch;
        bool isFirst;
        lock (_lock)
        {
            isFirst = !_open.TryGetValue(group, out batch);
            if (batch is null)
                _open[group] = batch = new(group);
            batch.Calls.Add(call);
            batch.Waiting++;
            if (batch.Calls.Count == max)
                Close(batch);
        }
        // Only now, with its first call in it: on a busy machine the window may be over before this returns.
        if (isFirst)
            _ = RunAsync(batch);
        await using var leaving = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var (collector, batch, call) = ((BatchCollector, Batch, BatchedCall))state!;
                collector.Leave(batch, call, token);
            }, (this, batch, call));
        return await call.Answered;
    }

    private void Leave(Batch batch, BatchedCall call, CancellationToken cancellationToken)
    {
        if (!call.Leave(cancellationToken))
            return;
        lock (_lock)
        {
            if (--batch.Waiting > 0)
                return;
            Close(batch);
        }
        batch.Stop.Cancel();
    }

    /// <summary>Who comes from now on waits for the next.</summary>
    private void Close(Batch batch)
    {
        if (_open.GetValueOrDefault(batch.Group) == batch)
            _open.Remove(batch.Group);
        batch.Closed.TrySetResult();
    }

    private async Task RunAsync(Batch batch)
    {
        using var over = new CancellationTokenSource();
        await Task.WhenAny(batch.Closed.Task, Task.Delay(window, time, over.Token));
        await over.CancelAsync();
        List<BatchedCall> waiting;
        lock (_lock)
        {
            Close(batch);
            waiting = batch.Calls.FindAll(c => c.IsWaiting);
        }
        if (waiting.Count == 0)
            return;
        try
        {
            await send(waiting, batch.Stop.Token);
        }
        catch (OperationCanceledException) when (batch.Stop.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
        catch (Exception bug)
        {
            waiting.ForEach(c => c.Break(bug));
        }
    }

    private sealed class Batch(string group)
    {
        public string Group => group;

        public List<BatchedCall> Calls { get; } = [];

        /// <summary>How many have not left.</summary>
        public int Waiting { get; set; }

        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationTokenSource Stop { get; } = new();
    }
}
