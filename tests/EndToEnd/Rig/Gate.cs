namespace EndToEnd.Rig;

/// <summary>Holds who comes until it is opened, and tells that somebody came.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource<bool> _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<bool> Arrived => _arrived.Task;

    public void Open() => _opened.TrySetResult();

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        _arrived.TrySetResult(true);
        await _opened.Task.WaitAsync(cancellationToken);
    }
}
