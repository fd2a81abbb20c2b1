namespace Ingest.Processing;

/// <summary>What became of one item.</summary>
internal abstract record IntakeOutcome
{
    private IntakeOutcome()
    {
    }

    /// <summary>It and all its effects are on disk.</summary>
    public sealed record Accepted : IntakeOutcome;

    /// <summary>It was there already: acknowledged, and not applied again.</summary>
    public sealed record Duplicate : IntakeOutcome;

    /// <summary>It is kept with the refusals, and sending it again changes nothing.</summary>
    public sealed record Refused(string Reason) : IntakeOutcome;

    /// <summary>Nothing of it was kept, because too much waits: the sender should try again, not before <paramref name="RetryAfter"/>.</summary>
    public sealed record Full(TimeSpan RetryAfter) : IntakeOutcome;
}
