using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>A table that only grows at its end, with two narrow indexes that are written behind it.</summary>
internal sealed class SqliteEventLog(SqliteConnection connection, LogTail tail, LogRows rows) : IEventLog
{
    private const int LookedThrough = 20_000; // events for one look at a topic: some 20 ms

    // `key` and `origin` are EventKeys. Of those that lead to each other in the rows, only the last has an entry in log_origins. `removed` counts what erasure
    // and retention took, so that gaps can be told from losses.
    public const string Schema = LogRows.Schema + """
        CREATE TABLE IF NOT EXISTS log_keys(
            key INTEGER PRIMARY KEY,
            seq INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS log_origins(
            origin INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            PRIMARY KEY(origin, seq)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS log_progress(
            one INTEGER PRIMARY KEY CHECK(one = 1),
            folded INTEGER NOT NULL,
            indexed INTEGER NOT NULL,
            last INTEGER NOT NULL,
            removed INTEGER NOT NULL);
        INSERT OR IGNORE INTO log_progress(one, folded, indexed, last, removed) VALUES(1, 0, 0, 0, 0);
        """;

    public long? Append(EncodedEvent happened)
    {
        if (Seq(happened.Key) is { } known && IsThere(known, happened.Event))
            return null;
        var entry = tail.Add(happened.Key, happened.Origin);
        rows.Add(entry, happened);
        return entry.Seq;
    }

    public IReadOnlyList<LogEntry> Of(IReadOnlyCollection<string> origins) =>
        [.. origins.SelectMany(o => Entries(EventKey.Of(o)).Where(e => e.Event.Person == o)).DistinctBy(e => e.Seq).OrderBy(e => e.Event.Position)];

    public Event? Find(string source, string id) =>
        Seq(EventKey.Of(source, id)) is { } seq && rows.At(seq) is { } found && found.Event.Id == id && found.Event.Source == source ? found.Event : null;

    public IReadOnlyList<LogEntry> After(long seq, int limit) => [.. rows.After(seq).Take(limit)];

    public LogSlice Routed(string topic, long after, int limit)
    {
        // Events without topics have no such list, so most rows need not be read as JSON.
        var until = Math.Min(after, long.MaxValue - LookedThrough) + LookedThrough;
        until = rows.Holding(until)?.Last ?? until;
        List<LogEntry> found = [.. rows.After(after, until, EventJson.TopicsMark).Where(e => e.Event.Topics.Contains(topic)).Take(limit)];
        var last = rows.Last;
        var next = found.Count == limit ? found[^1].Seq : Math.Max(after, Math.Min(until, last));
        return new(found, next, next < last);
    }

    public int Erase(IReadOnlyCollection<string> origins)
    {
        var all = origins.Select(EventKey.Of).Distinct().SelectMany(Entries).ToLookup(e => origins.Contains(e.Event.Person));
        var (entries, others) = (all[true].ToList(), all[false]);
        Remove(entries);
        foreach (var (seq, happened) in others) // of the same hash: what led to them may be gone
            connection.AddOrigin(EventKey.Of(happened.Person), seq);
        return entries.Count;
    }

    public IReadOnlyList<string> Forget(DateTimeOffset before, int limit)
    {
        // Numbers grow with the time of receipt, so the first are the oldest.
        List<LogEntry> entries = [.. rows.After(0).Take(limit).TakeWhile(e => e.Event.ReceivedAt < before)];
        Remove(entries);
        return [.. entries.Select(e => e.Event.Person).Distinct()];
    }

    private void Remove(List<LogEntry> entries)
    {
        rows.Remove([.. entries.Select(e => e.Seq)]);
        foreach (var (seq, happened) in entries)
        {
            // Without its body an entry of the tail could not be read again: what keeps it from coming back is written now.
            connection.AddKey(EventKey.Of(happened.Source, happened.Id), seq);
            tail.Erase(seq);
            connection.Execute("DELETE FROM log_origins WHERE origin = $origin AND seq = $seq", ("$origin", EventKey.Of(happened.Person)), ("$seq", seq));
        }
        connection.Execute(
            "UPDATE log_progress SET removed = removed + $count, last = $last", ("$count", entries.Count), ("$last", tail.LastSeq));
    }

    private long? Seq(long key) => tail.MayHold(key) ? tail.FindKey(key) ?? connection.FindKey(key) : null;

    /// <summary>Whether the number that was found by hash is the event's. One that is gone was erased, and must not come back.</summary>
    private bool IsThere(long seq, Event happened) => rows.At(seq) is not { } found || (found.Event.Id == happened.Id && found.Event.Source == happened.Source);

    private IReadOnlyCollection<LogEntry> Entries(long origin)
    {
        var found = new Dictionary<long, LogEntry>(); // what was flushed a while ago is in the tail and in the index
        LogBlock? row = null; // what somebody did in a row is often in one
        foreach (var last in connection.FindOrigin(origin))
        {
            // What retention removed was older than all that is left, so nothing is beyond the first that is not there.
            for (var seq = last; seq > 0 && Find(seq); seq = row!.Before(seq))
            {
            }
        }
        foreach (var seq in tail.FindOrigin(origin).Where(s => !found.ContainsKey(s)))
            Find(seq);
        return found.Values;

        bool Find(long seq)
        {
            if (row?.Holds(seq) != true)
                row = rows.Holding(seq);
            if (row?.Event(seq) is not { } entry)
                return false;
            found[seq] = entry;
            return true;
        }
    }
}
