namespace Ingest.Triggers;

/// <summary>A timer that ended, and what became of it.</summary>
/// <param name="SendId">The renderer's id of the send.</param>
/// <param name="NextTry">When the renderer is asked again.</param>
internal sealed record Firing(
    long Id, string Trigger, string UserId, FiringState State, string? Reason, DateTimeOffset At, string? IdempotencyKey, string? SendId, int Attempts,
    DateTimeOffset? NextTry);
