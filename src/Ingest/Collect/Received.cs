using Ingest.Collect.Sources;

namespace Ingest.Collect;

/// <summary>A request whose body is there.</summary>
/// <param name="Source">Who sent it, where that is known without the body.</param>
/// <param name="Body">Uncompressed; valid while the request is answered.</param>
/// <param name="At">When its first byte was there: a slow connection is not a slow clock.</param>
internal sealed record Received(HttpRequest Http, EventSource? Source, Memory<byte> Body, DateTimeOffset At);
