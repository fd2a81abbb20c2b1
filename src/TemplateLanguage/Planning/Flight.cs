namespace TemplateLanguage.Planning;

/// <summary>A call under way, with its limit.</summary>
internal sealed class Flight(SourceCall call, TimeSpan started, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _limit = call.Within is { } limit ? new(limit, time) : new();

    public SourceCall Call => call;

    public TimeSpan Started => started;

    public CancellationToken Token => _limit.Token;

    public void Cancel() => _limit.Cancel();

    /// <summary>Cancels without running on this thread what the caller does then.</summary>
    public Task CancelAsync() => _limit.CancelAsync();

    public void Dispose() => _limit.Dispose();
}
