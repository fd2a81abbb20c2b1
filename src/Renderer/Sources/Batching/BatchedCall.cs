using System.Text.Json;
using Renderer.Sources.Calls;
using Renderer.Sources.Requests;

namespace Renderer.Sources.Batching;

/// <summary>A call that may be answered together with others.</summary>
/// <param name="Value">Its value of the argument that the batch lists.</param>
/// <param name="Arguments">All its arguments; those that a batch does not list are the same in every call of the batch.</param>
/// <param name="Single">The request that answers it alone.</param>
/// <param name="Options">How it is sent alone.</param>
/// <param name="Record">Is told what happens.</param>
internal sealed record BatchedCall(
    string Value, IReadOnlyDictionary<string, JsonElement> Arguments, BoundRequest Single, CallOptions Options, CallRecord Record)
{
    private readonly TaskCompletionSource<Fetched> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Fetched> Answered => _answer.Task;

    /// <summary>Whether somebody still waits for it.</summary>
    public bool IsWaiting => !_answer.Task.IsCompleted;

    public void Answer(Fetched fetched) => _answer.TrySetResult(fetched);

    public void Break(Exception bug) => _answer.TrySetException(bug);

    public bool Leave(CancellationToken cancellationToken) => _answer.TrySetCanceled(cancellationToken);
}
