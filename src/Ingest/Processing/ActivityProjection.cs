using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Keeps the latest things that a person did, the newest first.</summary>
internal static class ActivityProjection
{
    public static RecentActivity Apply(RecentActivity known, Event happened, Told told) =>
        EventTypes.IsActivity(happened.Type) ? known.With(new(Shared.Of(happened.Type), told.Product, told.Price, told.Currency, happened.OccurredAt)) : known;
}
