namespace Renderer.Sends;

/// <summary>A send as <c>GET /v1/sends/{id}</c> tells it.</summary>
internal sealed record SendRecord(
    string Id, string Template, string Recipient, SendState State, DateTimeOffset AcceptedAt, DateTimeOffset? Due, int Attempts,
    string? Subject, string? Reply, IReadOnlyList<SendStep> History, SendReport? Report)
{
    /// <summary>Where the message can be seen as it was sent; <c>null</c> until it was rendered.</summary>
    public string? View { get; init; }
}

/// <summary>A state that a send was in, since when and why.</summary>
internal sealed record SendStep(SendState State, DateTimeOffset At, string? Reason);
