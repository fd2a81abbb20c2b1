namespace Ingest.State;

/// <summary>How much, and how lately, a person had to do with the shop.</summary>
/// <param name="Value">The score at <paramref name="LastSeen"/>; it halves with every <see cref="HalfLife"/> of silence.</param>
/// <param name="Sessions">Visits: a silence of <see cref="SessionGap"/> ends one.</param>
/// <param name="SessionStart">When the last session began.</param>
/// <param name="SessionEvents">What happened in it.</param>
internal sealed record Engagement(double Value, int Sessions, int SessionEvents, DateTimeOffset? SessionStart, DateTimeOffset? FirstSeen, DateTimeOffset? LastSeen)
{
    /// <summary>What was done a week ago tells half as much as what is done now.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    /// <summary>What web analytics agree on.</summary>
    public static readonly TimeSpan SessionGap = TimeSpan.FromMinutes(30);

    public static Engagement None { get; } = new(0, 0, 0, null, null, null);

    /// <summary>The score as it is at a time.</summary>
    public double ScoreAt(DateTimeOffset time) => LastSeen is not { } last || time <= last ? Value : Value * Math.Pow(2, -(time - last) / HalfLife);

    public TimeSpan SessionDuration => SessionStart is { } start && LastSeen is { } last ? last - start : TimeSpan.Zero;
}
