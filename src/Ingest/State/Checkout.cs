namespace Ingest.State;

/// <summary>How far somebody came on the way from the cart to the order.</summary>
internal sealed record Checkout(string? Id, string? Step, DateTimeOffset StartedAt);
