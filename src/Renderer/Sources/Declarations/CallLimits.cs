namespace Renderer.Sources.Declarations;

/// <summary>How long a call may take, and what is tried meanwhile.</summary>
/// <param name="Timeout">For all tries together.</param>
/// <param name="Retry">Further tries after a failure that may pass.</param>
/// <param name="Hedge">A second call is raced after this long; <c>null</c>: never.</param>
internal sealed record CallLimits(TimeSpan Timeout, int Retry, TimeSpan? Hedge)
{
    /// <summary>The keys that declare them.</summary>
    public static readonly string[] Keys = ["timeout", "retry", "hedge"];

    // 1 s: a send's own deadline is as long. One more try: most failures of a healthy system are a lost connection. No hedge: it costs the system up to twice the load.
    public static CallLimits Default { get; } = new(TimeSpan.FromSeconds(1), 1, null);
}
