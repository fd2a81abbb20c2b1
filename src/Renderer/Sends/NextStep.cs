namespace Renderer.Sends;

/// <summary>What follows for a send: its next state, why, and, when it is deferred, until when.</summary>
internal sealed record NextStep(SendState State, string? Reason = null, DateTimeOffset? Due = null);
