namespace Ingest.Processing;

/// <summary>The events of <paramref name="From"/> are now those of <paramref name="To"/>.</summary>
internal sealed record Merger(string From, string To);
