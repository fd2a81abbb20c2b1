namespace Ingest.Events;

/// <summary>An event and its place in the order of acceptance.</summary>
internal sealed record LogEntry(long Seq, Event Event);
