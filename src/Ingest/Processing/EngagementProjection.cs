using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Adds what happened to a score that decays, and counts sessions.</summary>
internal static class EngagementProjection
{
    public static Engagement Apply(Engagement known, Event happened)
    {
        var weight = Weight(happened.Type);
        if (weight == 0)
            return known;
        var at = happened.OccurredAt;
        var sameSession = known.LastSeen is { } last && at - last <= Engagement.SessionGap;
        return new(
            known.ScoreAt(at) + weight,
            sameSession ? known.Sessions : known.Sessions + 1,
            sameSession ? known.SessionEvents + 1 : 1,
            sameSession ? known.SessionStart : at,
            known.FirstSeen ?? at,
            at);
    }

    /// <summary>What it tells of somebody's interest. None: the shop did it, or a mail server.</summary>
    private static double Weight(string type) => type switch
    {
        EventTypes.Identified or EventTypes.Grouped or EventTypes.Aliased => 0,
        "Email Delivered" or "Email Bounced" or "Unsubscribed" or EventTypes.OrderUpdated or EventTypes.OrderCancelled or EventTypes.OrderRefunded => 0,
        EventTypes.OrderCompleted => 10,
        EventTypes.CheckoutStarted => 5,
        EventTypes.ProductAdded => 3,
        _ => 1,
    };
}
