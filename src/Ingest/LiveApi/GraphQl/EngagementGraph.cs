using GraphQL.Types;

namespace Ingest.LiveApi.GraphQl;

internal sealed class EngagementGraph : ObjectGraphType<EngagementAnswer>
{
    public EngagementGraph()
    {
        Name = "Engagement";
        Field("score", e => e.Score);
        Field("sessions", e => e.Sessions);
        Field("session_started_at", e => e.SessionStartedAt, nullable: true);
        Field("session_seconds", e => e.SessionSeconds);
        Field("session_events", e => e.SessionEvents);
        Field("first_seen_at", e => e.FirstSeenAt, nullable: true);
        Field("last_seen_at", e => e.LastSeenAt, nullable: true);
    }
}
