namespace Renderer.Sends;

/// <summary>A send that a worker has taken on.</summary>
/// <param name="Attempt">Which try this is, from 1.</param>
internal sealed record ClaimedSend(string Id, SendRequest Request, DateTimeOffset AcceptedAt, int Attempt);
