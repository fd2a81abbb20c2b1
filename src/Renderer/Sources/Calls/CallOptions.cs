namespace Renderer.Sources.Calls;

/// <summary>What a caller asks of one call.</summary>
/// <param name="Retry">Further tries, or <c>null</c> for the system's.</param>
/// <param name="Hedge">A second call is raced after this long, or <c>null</c> for the system's.</param>
/// <param name="IfNoneMatch">The ETag of a value that is known: an unchanged one is answered with <see cref="Fetched.NotModified"/>.</param>
/// <param name="IfModifiedSince">The same by its time.</param>
/// <param name="WholeAnswer">The answer as it came, without the operation's <c>result</c> and <c>schema</c>: what is in it is dealt out first.</param>
internal sealed record CallOptions(
    int? Retry = null, TimeSpan? Hedge = null, string? IfNoneMatch = null, DateTimeOffset? IfModifiedSince = null, bool WholeAnswer = false)
{
    /// <summary>Caches on the way are asked to pass the request on (RFC 9111 §5.2.1.4).</summary>
    public bool PassCaches { get; init; }
}
