using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Folds the events of a person. Pure: the same events in the same order give the same state.</summary>
internal static class PersonProjection
{
    public static PersonState Apply(PersonState state, LogEntry entry) => Apply(state, entry, Told.Of(entry.Event));

    public static PersonState Apply(PersonState state, LogEntry entry, Told told)
    {
        var happened = entry.Event;
        var again = OrderProjection.IsRepeat(state.Orders, happened); // an order empties the cart and counts once, whoever else tells of it
        return new(
            again ? CartProjection.Name(state.Cart, happened) : CartProjection.Apply(state.Cart, happened, told),
            again ? state.Activity : ActivityProjection.Apply(state.Activity, happened, told),
            ProfileProjection.Apply(state.Profile, happened),
            again ? state.Engagement : EngagementProjection.Apply(state.Engagement, happened),
            OrderProjection.Apply(state.Orders, happened),
            happened.Position,
            Math.Max(state.Seq, entry.Seq));
    }
}
