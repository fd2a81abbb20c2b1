namespace Ingest.Log;

/// <summary>What was sent and could not be accepted.</summary>
/// <param name="Raw">As it came; <c>null</c> where it was too large to keep.</param>
internal sealed record Refusal(string Source, DateTimeOffset At, string Reason, string? Raw);
