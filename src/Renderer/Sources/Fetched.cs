using System.Text.Json;

namespace Renderer.Sources;

/// <summary>What one request came to.</summary>
internal abstract record Fetched
{
    /// <param name="AsOf">The value's own timestamp, where it has one.</param>
    /// <param name="At">When it was fetched.</param>
    public sealed record Value(JsonElement Json, DateTimeOffset? AsOf, DateTimeOffset At) : Fetched;

    public sealed record Failure(string Error, string? Detail = null) : Fetched;
}
