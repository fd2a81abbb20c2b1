using System.Text.Json;

namespace Renderer.Sources.Calls;

/// <summary>What one request came to.</summary>
internal abstract record Fetched
{
    /// <param name="AsOf">The value's own timestamp, where it has one.</param>
    /// <param name="At">When it was fetched.</param>
    public sealed record Value(JsonElement Json, DateTimeOffset? AsOf, DateTimeOffset At) : Fetched
    {
        /// <summary>What to ask with whether the value has changed (RFC 9110 §8.8.3).</summary>
        public string? ETag { get; init; }

        public DateTimeOffset? LastModified { get; init; }

        /// <summary>The same value, of which the system has just said that it still is.</summary>
        public Value Renewed(NotModified still) => this with { At = still.At, AsOf = ResponseReader.OwnTime(Json) ?? still.AsOf ?? AsOf };
    }

    /// <summary>The value that the caller knows is still the system's.</summary>
    /// <param name="AsOf">The time the answer tells, where it tells one; a value with an <c>as_of</c> of its own keeps that.</param>
    public sealed record NotModified(DateTimeOffset? AsOf, DateTimeOffset At) : Fetched;

    /// <param name="Detail">For people; holds no secrets and no personal data.</param>
    public sealed record Failure(string Error, string? Detail = null) : Fetched;
}
