using Ingest.State;

namespace Ingest.LiveApi;

/// <summary>How much, and how lately, a person had to do with the shop.</summary>
/// <param name="Score">As it is now: it halves with every week of silence. Two decimals, so that it does not change with every look.</param>
internal sealed record EngagementAnswer(
    string UserId, double Score, int Sessions, DateTimeOffset? SessionStartedAt, double SessionSeconds, int SessionEvents, DateTimeOffset? FirstSeenAt,
    DateTimeOffset? LastSeenAt)
{
    public static EngagementAnswer From(string user, Engagement engagement, DateTimeOffset now) => new(
        user, Math.Round(engagement.ScoreAt(now), 2), engagement.Sessions, engagement.SessionStart, engagement.SessionDuration.TotalSeconds,
        engagement.SessionEvents, engagement.FirstSeen, engagement.LastSeen);
}
