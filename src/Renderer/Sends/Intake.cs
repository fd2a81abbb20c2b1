namespace Renderer.Sends;

/// <summary>What came of asking the outbox to take a send.</summary>
internal abstract record Intake
{
    private Intake() { }

    /// <summary>It is on disk: now, or since an earlier request with the same key.</summary>
    public sealed record Accepted(string Id) : Intake;

    /// <summary>The key was used for something else.</summary>
    public sealed record Conflict(string Id) : Intake;
}
