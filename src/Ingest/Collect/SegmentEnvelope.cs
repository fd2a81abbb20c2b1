using System.Text.Json;

namespace Ingest.Collect;

/// <summary>What is the same for all calls of a request.</summary>
internal sealed record SegmentEnvelope(DateTimeOffset ReceivedAt, DateTimeOffset? SentAt, JsonElement Context);
