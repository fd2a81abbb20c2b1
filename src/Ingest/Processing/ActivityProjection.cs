using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Keeps the latest things that a person did, the newest first.</summary>
internal static class ActivityProjection
{
    public static IReadOnlyList<ActivityItem> Apply(IReadOnlyList<ActivityItem> items, Event happened) =>
        EventTypes.IsActivity(happened.Type) ? [Read(happened), .. items.Take(PersonState.MaxActivity - 1)] : items;

    private static ActivityItem Read(Event happened) => new(
        happened.Type, ProductReader.Read(happened.Properties), happened.Properties.Number("price"), happened.Properties.Text("currency"),
        happened.OccurredAt);
}
