using System.Net;

namespace Ingest.Tests.Collect;

/// <summary>A body that begins, and whose end does not come before its sender is gone.</summary>
internal sealed class StalledBody : HttpContent
{
    private readonly TaskCompletionSource _isRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the service reads.</summary>
    public Task IsRead => _isRead.Task;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(new byte[256 * 1024]); // more than lies between client and service
        _isRead.SetResult();
        await _gone.Task;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        _gone.TrySetResult();
        base.Dispose(disposing);
    }
}
