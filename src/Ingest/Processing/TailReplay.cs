using Ingest.Events;
using Ingest.Log;

namespace Ingest.Processing;

/// <summary>Folds again what was in memory only when the last process ended.</summary>
internal static class TailReplay
{
    private const int AtOnce = 1000;

    /// <returns>How many events there were.</returns>
    public static async Task<int> RunAsync(IngestDatabase database, CancellationToken cancellationToken)
    {
        var (after, count) = (database.Progress.Folded, 0);
        // Where an event is, first: a late one among them has the others folded before it.
        for (var seq = after; database.Read(tables => tables.Log.After(seq, AtOnce)) is [.., var last] slice; seq = last.Seq)
        {
            foreach (var (number, happened) in slice)
                database.Restore(number, EventKey.Of(happened.Source, happened.Id), EventKey.Of(happened.Person));
        }
        while (database.Read(tables => tables.Log.After(after, AtOnce)) is [.., var last] slice)
        {
            await database.WriteAsync(tables => Fold(tables, slice), cancellationToken);
            (after, count) = (last.Seq, count + slice.Count);
        }
        return count;
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
