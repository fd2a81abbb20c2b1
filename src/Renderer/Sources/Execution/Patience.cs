namespace Renderer.Sources.Execution;

/// <summary>The least time that calls have, whatever <c>sources.yaml</c> says: for who waits for the answers themselves, and not for a message.</summary>
internal sealed record Patience(TimeSpan Least)
{
    /// <summary>What a person waits for, in a process whose first calls are slow.</summary>
    public static Patience OfAPerson { get; } = new(TimeSpan.FromSeconds(30));
}
