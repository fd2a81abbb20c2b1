namespace Ingest.Events;

/// <summary>The order of events: by when they occurred; where clocks cannot tell, by what is the same at every reading.</summary>
internal readonly record struct EventPosition(DateTimeOffset OccurredAt, string Id, string Source) : IComparable<EventPosition>
{
    public int CompareTo(EventPosition other) => OccurredAt != other.OccurredAt
        ? OccurredAt.CompareTo(other.OccurredAt)
        : string.CompareOrdinal(Id, other.Id) is not 0 and var byId ? byId : string.CompareOrdinal(Source, other.Source);
}
