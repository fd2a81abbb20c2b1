using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>A table that only grows at its end, with two narrow indexes that are written behind it.</summary>
internal sealed class SqliteEventLog(SqliteConnection connection, LogTail tail) : IEventLog
{
    private const int LookedThrough = 20_000; // rows for one look at a topic: some 20 ms

    // `body` is an EventJson; `key` and `origin` are EventKeys, here so that the indexes can be made again without reading bodies. `before` is 0, or leads to
    // an earlier row of the same origin, which then needs no entry in log_origins. `removed` counts what erasure and retention took, so that gaps can be
    // told from losses.
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS log(
            seq INTEGER PRIMARY KEY,
            received INTEGER NOT NULL,
            key INTEGER NOT NULL,
            origin INTEGER NOT NULL,
            before INTEGER NOT NULL,
            body BLOB NOT NULL);
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
        var (seq, key, origin, before) = tail.Add(happened.Key, happened.Origin);
        connection.Statement("INSERT INTO log(seq, received, key, origin, before, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
            .Bind(1, seq).Bind(2, happened.Event.ReceivedAt.ToUnixTimeMilliseconds()).Bind(3, key).Bind(4, origin).Bind(5, before).Bind(6, happened.Json).Run();
        return seq;
    }

    public IReadOnlyList<LogEntry> Of(IReadOnlyCollection<string> origins) =>
        [.. origins.SelectMany(o => Entries(EventKey.Of(o)).Where(e => e.Event.Person == o)).DistinctBy(e => e.Seq).OrderBy(e => e.Event.Position)];

    public Event? Find(string source, string id) =>
        Seq(EventKey.Of(source, id)) is { } seq && At(seq) is { } found && found.Event.Id == id && found.Event.Source == source ? found.Event : null;

    public IReadOnlyList<LogEntry> After(long seq, int limit) => connection.Query(
        "SELECT seq, body FROM log WHERE seq > $seq ORDER BY seq LIMIT $limit", Row, ("$seq", seq), ("$limit", limit));

    public LogSlice Routed(string topic, long after, int limit)
    {
        // Events without topics have no such list, so most rows need not be read as JSON.
        var until = Math.Min(after, long.MaxValue - LookedThrough) + LookedThrough;
        var rows = connection.Query(
            "SELECT seq, body FROM log WHERE seq > $after AND seq <= $until AND instr(body, $mark) > 0 ORDER BY seq LIMIT $limit", Row,
            ("$after", after), ("$until", until), ("$mark", EventJson.TopicsMark), ("$limit", limit));
        var last = connection.Query("SELECT coalesce(max(seq), 0) FROM log", r => r.GetInt64(0))[0];
        var next = rows.Count == limit ? rows[^1].Seq : Math.Max(after, Math.Min(until, last));
        return new([.. rows.Where(r => r.Event.Topics.Contains(topic))], next, next < last);
    }

    public int Erase(IReadOnlyCollection<string> origins)
    {
        var all = origins.Select(EventKey.Of).Distinct().SelectMany(Entries).ToLookup(e => origins.Contains(e.Event.Person));
        var (entries, others) = (all[true].ToList(), all[false]);
        Remove(entries);
        foreach (var (seq, happened) in others) // of the same hash: what led to them may be gone
            connection.Execute("INSERT OR IGNORE INTO log_origins(origin, seq) VALUES($origin, $seq)", ("$origin", EventKey.Of(happened.Person)), ("$seq", seq));
        return entries.Count;
    }

    public IReadOnlyList<string> Forget(DateTimeOffset before, int limit)
    {
        // Numbers grow with the time of receipt, so the first rows are the oldest.
        var entries = connection.Query(
            "SELECT seq, body, received FROM log ORDER BY seq LIMIT $limit", r => (Entry: Row(r), Received: r.Time(2)!.Value), ("$limit", limit))
            .TakeWhile(e => e.Received < before).Select(e => e.Entry).ToList();
        Remove(entries);
        return [.. entries.Select(e => e.Event.Person).Distinct()];
    }

    private void Remove(List<LogEntry> entries)
    {
        foreach (var (seq, happened) in entries)
        {
            // Without its row an entry of the tail could not be read again: what keeps it from coming back is written now.
            connection.Execute(
                "INSERT OR IGNORE INTO log_keys(key, seq) VALUES($key, $seq)", ("$key", EventKey.Of(happened.Source, happened.Id)), ("$seq", seq));
            connection.Execute("DELETE FROM log WHERE seq = $seq", ("$seq", seq));
            tail.Erase(seq);
            connection.Execute("DELETE FROM log_origins WHERE origin = $origin AND seq = $seq", ("$origin", EventKey.Of(happened.Person)), ("$seq", seq));
        }
        connection.Execute(
            "UPDATE log_progress SET removed = removed + $count, last = $last", ("$count", entries.Count), ("$last", tail.LastSeq));
    }

    /// <summary>What the indexes lack, and the rows tell.</summary>
    /// <param name="indexed">Up to here, the indexes are complete.</param>
    public static IEnumerable<LogTail.Entry> Behind(SqliteConnection connection, long indexed) => connection.Query(
        "SELECT seq, key, origin, before FROM log WHERE seq > $indexed ORDER BY seq",
        r => new LogTail.Entry(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)), ("$indexed", indexed));

    private long? Seq(long key) => tail.MayHold(key)
        ? tail.FindKey(key) ?? connection.Statement("SELECT seq FROM log_keys WHERE key = ?1").Bind(1, key).Number()
        : null;

    /// <summary>Whether the number that was found by hash is the event's. One whose row is gone was erased, and must not come back.</summary>
    private bool IsThere(long seq, Event happened) => At(seq) is not { } found || (found.Event.Id == happened.Id && found.Event.Source == happened.Source);

    // What was flushed a while ago is in the tail and in the index: it is read once.
    private IEnumerable<LogEntry> Entries(long origin) => Seqs(origin).Distinct().Select(At).OfType<LogEntry>();

    private IEnumerable<long> Seqs(long origin)
    {
        foreach (var last in connection.Query("SELECT seq FROM log_origins WHERE origin = $origin", r => r.GetInt64(0), ("$origin", origin)))
        {
            // What retention removed was older than all that is left, so nothing is beyond the first that is not there.
            for (var seq = last; seq > 0; seq = connection.Statement("SELECT before FROM log WHERE seq = ?1").Bind(1, seq).Number() ?? 0)
                yield return seq;
        }
        foreach (var seq in tail.FindOrigin(origin))
            yield return seq;
    }

    private LogEntry? At(long seq) => connection.Query("SELECT seq, body FROM log WHERE seq = $seq", Row, ("$seq", seq)).FirstOrDefault();

    private static LogEntry Row(SqliteDataReader r) => new(r.GetInt64(0), EventJson.Read(r.GetFieldValue<byte[]>(1)));
}
