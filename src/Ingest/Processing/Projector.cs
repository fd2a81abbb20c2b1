using Ingest.Events;
using Ingest.Log;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Brings the state up to an event that was just logged.</summary>
internal static class Projector
{
    /// <param name="told">What the event tells, where that has been read.</param>
    public static PersonState Apply(IngestTables tables, string person, LogEntry entry, Merger? merger, Told? told = null)
    {
        if (merger is not null)
        {
            // The log's tail alone would not give these again: that two are one is known before it is read.
            tables.State.PutNow(merger.From, PersonState.Empty);
            if (tables.Identities.Resolve(merger.From) == merger.From) // an earlier word gives a visitor of theirs to somebody else
                tables.State.PutNow(merger.From, Fold(tables, merger.From));
            tables.State.PutNow(merger.To, Fold(tables, merger.To));
            return tables.State.Get(person);
        }
        var known = tables.State.Get(person);
        // What comes late has its place before events that are folded already: only folding again puts it there.
        var next = known.Position?.CompareTo(entry.Event.Position) > 0 ? Fold(tables, person) : PersonProjection.Apply(known, entry, told ?? Told.Of(entry.Event));
        tables.State.Put(person, next);
        return next;
    }

    /// <summary>The state that the log gives.</summary>
    public static PersonState Fold(IngestTables tables, string person) =>
        tables.Log.Of(tables.Identities.Leading(person)).Aggregate(PersonState.Empty, PersonProjection.Apply);
}
