namespace TemplateLanguage.Planning;

/// <summary>A call under way, with its limit.</summary>
internal sealed class Flight : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;

    public Flight(TimeSpan started, TimeSpan? within, TimeProvider time, CancellationToken stop)
    {
        Started = started;
        _limit = within is { } limit ? new CancellationTokenSource(limit, time) : new CancellationTokenSource();
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, stop);
    }

    public TimeSpan Started { get; }

    public CancellationToken Token => _either.Token;

    public void Cancel() => _limit.Cancel();

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
