namespace Renderer.Sources.Records;

/// <summary>Where an answer came from, in the words of the send's report.</summary>
internal enum CacheOutcome
{
    /// <summary>A request of its own; the template shares nothing.</summary>
    None,

    /// <summary>A request of its own: nothing was known, or nothing young enough.</summary>
    Miss,

    /// <summary>A known value, or a failure of a moment ago.</summary>
    Hit,

    /// <summary>A known value, which the system said is still its own.</summary>
    Revalidated,

    /// <summary>A known value stood in for a failed call.</summary>
    Stale,

    /// <summary>The request of another send, under way at the time.</summary>
    Coalesced,

    /// <summary>One request for calls of several sends.</summary>
    Batched,
}
