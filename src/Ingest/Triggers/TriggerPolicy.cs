using Ingest.Events;
using Ingest.State;

namespace Ingest.Triggers;

/// <summary>Decides whether and when. Pure.</summary>
internal static class TriggerPolicy
{
    /// <summary>When the window ends that <paramref name="happened"/> opens; <c>null</c> where it closes the window, or opens none.</summary>
    public static DateTimeOffset? Window(TriggerRule rule, Event happened, PersonState state, DateTimeOffset now)
    {
        if (rule.Cancel.Contains(happened.Type) || Unmet(rule, state) is not null)
            return null;
        var since = happened.OccurredAt < now ? happened.OccurredAt : now; // a clock that is ahead must not delay the message
        // What arrives after its window is late or replayed: a message about it would come out of nowhere.
        return since + rule.Window > now ? since + rule.Window : null;
    }

    /// <summary>Why there is no message at the end of the window; <c>null</c> where there is one.</summary>
    public static string? Objection(TriggerRule? rule, PersonState state, bool cancelledSince) => rule switch
    {
        null => "the rule is no longer there",
        _ when cancelledSince => $"{string.Join(" or ", rule.Cancel)} has happened since",
        _ when Unmet(rule, state) is { } unmet => unmet,
        _ when state.Profile.Email() is null => "no email address is known",
        _ => null,
    };

    private static string? Unmet(TriggerRule rule, PersonState state) => rule.Require.FirstOrDefault(r => !r.Holds(state))?.Unmet;
}
