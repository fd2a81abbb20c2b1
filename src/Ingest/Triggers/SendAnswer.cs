namespace Ingest.Triggers;

/// <summary>What the renderer said.</summary>
internal abstract record SendAnswer
{
    private SendAnswer() { }

    /// <summary>It has the send, now or since an earlier question with the same key.</summary>
    public sealed record Accepted(string? SendId) : SendAnswer;

    /// <summary>It will never take it as it is.</summary>
    public sealed record Refused(string Reason) : SendAnswer;

    /// <summary>It was not there, or not able. It may have the send all the same: the key makes asking again harmless.</summary>
    public sealed record TryLater(string Reason, TimeSpan? After = null) : SendAnswer;
}
