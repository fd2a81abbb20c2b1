namespace Renderer.Sends;

/// <summary>Where a send stands. The first three are on the way, <see cref="Deferred"/> waits for its time, the rest are final.</summary>
internal enum SendState
{
    Accepted,
    Resolving,
    Delivering,
    Deferred,
    Sent,
    Aborted,
    Failed,
    Suppressed,
}
