using Ingest.Events;
using Ingest.Log;

namespace Ingest.Processing;

/// <summary>Folds again what was in memory only when the last process ended.</summary>
internal static class TailReplay
{
    private const int AtOnce = 1000;
    private const int Held = 50; // slices: what a flush may leave is held and not read twice; only a file that was tampered with has more

    /// <returns>How many events there were.</returns>
    public static async Task<int> RunAsync(IngestDatabase database, CancellationToken cancellationToken)
    {
        var (held, count) = (new List<IReadOnlyList<LogEntry>>(), 0);
        // Where an event is, first: a late one among them has the others folded before it.
        foreach (var slice in After(database, database.Progress.Folded))
        {
            foreach (var (seq, happened) in slice)
                database.Restore(seq, EventKey.Of(happened.Source, happened.Id), EventKey.Of(happened.Person));
            if (held.Count < Held)
                held.Add(slice);
        }
        var rest = held is [.., [.., var last]] ? After(database, last.Seq) : [];
        foreach (var slice in held.Concat(rest))
            count += await database.WriteAsync(tables => Fold(tables, slice), cancellationToken);
        return count;
    }

    private static IEnumerable<IReadOnlyList<LogEntry>> After(IngestDatabase database, long seq)
    {
        for (; database.Read(tables => tables.Log.After(seq, AtOnce)) is [.., var last] slice; seq = last.Seq)
            yield return slice;
    }

    private static int Fold(IngestTables tables, IReadOnlyList<LogEntry> slice)
    {
        foreach (var entry in slice)
        {
            var person = tables.Identities.Resolve(entry.Event.Person);
            if (tables.State.Get(person).Seq < entry.Seq)
                Projector.Apply(tables, person, entry, null);
        }
        return slice.Count;
    }
}
