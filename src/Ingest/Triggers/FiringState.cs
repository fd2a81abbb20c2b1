namespace Ingest.Triggers;

/// <summary>What became of a timer that ended.</summary>
internal enum FiringState
{
    /// <summary>No message, on purpose.</summary>
    Skipped,

    /// <summary>The renderer is yet to be asked.</summary>
    Queued,

    /// <summary>The renderer has it.</summary>
    Accepted,

    /// <summary>The renderer will never take it as it is.</summary>
    Refused,

    /// <summary>The renderer could not be reached while the message made sense.</summary>
    Expired,
}
