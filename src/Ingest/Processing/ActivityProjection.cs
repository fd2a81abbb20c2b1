using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Keeps the latest things that a person did, the newest first.</summary>
internal static class ActivityProjection
{
    public static IReadOnlyList<ActivityItem> Apply(IReadOnlyList<ActivityItem> items, Event happened, Told told) =>
        EventTypes.IsActivity(happened.Type) ? Before(new(Shared.Of(happened.Type), told.Product, told.Price, told.Currency, happened.OccurredAt), items) : items;

    private static ActivityItem[] Before(ActivityItem first, IReadOnlyList<ActivityItem> items)
    {
        var all = new ActivityItem[Math.Min(items.Count + 1, PersonState.MaxActivity)];
        all[0] = first;
        ReadOnlySpan<ActivityItem> before = items as ActivityItem[] ?? [.. items];
        before[..(all.Length - 1)].CopyTo(all.AsSpan(1)); // at once: each alone would be checked, and that in memory which nobody else has just used
        return all;
    }
}
