using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Folds the events of a person. Pure: the same events in the same order give the same state.</summary>
internal static class PersonProjection
{
    public static PersonState Apply(PersonState state, LogEntry entry)
    {
        var happened = entry.Event;
        var product = EventTypes.IsActivity(happened.Type) ? ProductReader.Read(happened.Properties) : null;
        var again = OrderProjection.IsRepeat(state.Orders, happened); // an order empties the cart and counts once, whoever else tells of it
        return new(
            again ? CartProjection.Name(state.Cart, happened) : CartProjection.Apply(state.Cart, happened, product),
            again ? state.Activity : ActivityProjection.Apply(state.Activity, happened, product),
            ProfileProjection.Apply(state.Profile, happened),
            again ? state.Engagement : EngagementProjection.Apply(state.Engagement, happened),
            OrderProjection.Apply(state.Orders, happened),
            happened.Position,
            Math.Max(state.Seq, entry.Seq));
    }
}
