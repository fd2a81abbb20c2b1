using Ingest.Events;
using Ingest.Log;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Brings the stored state up to an event that was just logged.</summary>
internal static class Projector
{
    public static PersonState Apply(IngestTables tables, string person, Event happened, Merger? merger)
    {
        if (merger is not null)
            Rebuild(tables, merger.From);
        var known = tables.State.Get(person);
        // What comes late has its place before events that are folded already: only folding again puts it there.
        if (merger is not null || known.Position?.CompareTo(happened.Position) > 0)
            return Rebuild(tables, person);
        var next = PersonProjection.Apply(known, happened);
        tables.State.Put(person, next, known);
        return next;
    }

    private static PersonState Rebuild(IngestTables tables, string person)
    {
        var state = tables.Log.Of(person).Aggregate(PersonState.Empty, PersonProjection.Apply);
        tables.State.Put(person, state);
        return state;
    }
}
