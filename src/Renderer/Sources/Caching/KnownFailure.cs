using Renderer.Sources.Calls;

namespace Renderer.Sources.Caching;

/// <summary>A failure that was met a moment ago.</summary>
internal sealed record KnownFailure(Fetched.Failure Failure, DateTimeOffset At);
