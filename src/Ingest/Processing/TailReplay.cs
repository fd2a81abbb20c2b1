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
        var count = 0;
        for (var seq = database.Progress.Folded; database.Read(tables => tables.Log.After(seq, AtOnce)) is [.., var last] slice; seq = last.Seq)
            count += await database.WriteAsync(tables => Fold(tables, slice), cancellationToken);
        database.Replayed();
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
