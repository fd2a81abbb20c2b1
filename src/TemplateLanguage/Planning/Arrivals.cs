namespace TemplateLanguage.Planning;

/// <summary>Answers that have come and have not been taken up yet. Calls add from any thread; one loop takes.</summary>
internal sealed class Arrivals
{
    private readonly Queue<(int Source, SourceAnswer? Answer)> _answers = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;

    public void Add(int source, SourceAnswer? answer)
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            _answers.Enqueue((source, answer));
            (waiting, _waiting) = (_waiting, null);
        }
        waiting?.SetResult();
    }

    public bool TryTake(out (int Source, SourceAnswer? Answer) arrival)
    {
        lock (_lock)
            return _answers.TryDequeue(out arrival);
    }

    /// <summary>Ends when there is something to take. Who waits goes on where the answer came: a way through the pool would cost each step of the graph its time.</summary>
    public Task WaitAsync()
    {
        lock (_lock)
            return _answers.Count > 0 ? Task.CompletedTask : (_waiting ??= new()).Task;
    }
}
