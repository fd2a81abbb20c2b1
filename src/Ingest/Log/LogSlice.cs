using Ingest.Events;

namespace Ingest.Log;

/// <summary>Some of the log's events.</summary>
/// <param name="Next">The number after which to look next: nothing that was asked for is left up to it.</param>
/// <param name="More">Whether the log goes on behind it.</param>
internal sealed record LogSlice(IReadOnlyList<LogEntry> Entries, long Next, bool More);
