using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>The rows of the log, each with some events.</summary>
/// <param name="open">Where events of the running transaction wait for their row; given to the writer.</param>
internal sealed class LogRows(SqliteConnection connection, OpenBlock? open)
{
    private const int AtOnce = 16; // rows: a quarter of a megabyte

    // `heads` and `bodies` are a LogBlock's. `last` is the number of its last event, `received` the latest time of receipt; `events` counts those that are there.
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS log(
            last INTEGER PRIMARY KEY,
            received INTEGER NOT NULL,
            events INTEGER NOT NULL,
            heads BLOB NOT NULL,
            bodies BLOB NOT NULL);
        """;

    /// <summary>The highest number that a row holds; 0 where there is none.</summary>
    public long Last
    {
        get
        {
            Settle();
            return connection.Query("SELECT coalesce(max(last), 0) FROM log", r => r.GetInt64(0))[0];
        }
    }

    public void Add(LogTail.Entry entry, EncodedEvent happened)
    {
        open!.Add(entry, happened);
        if (open.IsFull)
            open.Write(connection);
    }

    public LogEntry? At(long seq) => Holding(seq)?.Event(seq);

    /// <summary>The row that holds a number, if one does.</summary>
    public LogBlock? Holding(long seq)
    {
        Settle();
        var found = connection.Query("SELECT last, heads, bodies FROM log WHERE last >= $seq ORDER BY last LIMIT 1", Row, ("$seq", seq)).FirstOrDefault();
        return found?.Holds(seq) == true ? found : null;
    }

    /// <summary>All events after a number, in their order; read while they are gone through.</summary>
    public IEnumerable<LogEntry> After(long seq) => After(seq, long.MaxValue, null);

    /// <summary>Those of them in rows that end at or before a number and hold <paramref name="mark"/> somewhere.</summary>
    public IEnumerable<LogEntry> After(long seq, long until, byte[]? mark) => Rows("bodies", seq, until, mark).SelectMany(r => Events(r)).Where(e => e.Seq > seq);

    /// <summary>What the indexes need of all events after a number, in their order.</summary>
    public IEnumerable<LogTail.Entry> EntriesAfter(long seq) => Rows("x''", seq).SelectMany(r => r.Entries).Where(e => e.Seq > seq);

    /// <summary>The first number whose event was received at or after a time; one behind the last where there is none.</summary>
    public long FirstSince(DateTimeOffset time)
    {
        Settle();
        // Numbers grow with the time of receipt, so halving finds it without an index. Rows may be missing.
        var (low, high) = connection.Query("SELECT coalesce(min(last), 1), coalesce(max(last), 0) FROM log", r => (r.GetInt64(0), r.GetInt64(1) + 1))[0];
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var found = connection.Query(
                "SELECT last, received FROM log WHERE last >= $middle ORDER BY last LIMIT 1", r => (Last: r.GetInt64(0), At: r.Time(1)!.Value), ("$middle", middle));
            if (found is [var next] && next.At < time)
                low = next.Last + 1;
            else
                high = middle;
        }
        return Holding(low) is { } row ? Events(row).FirstOrDefault(e => e.Event.ReceivedAt >= time)?.Seq ?? low : low;
    }

    public void Remove(IReadOnlyCollection<long> seqs)
    {
        Settle();
        LogBlock? row = null;
        var removed = seqs.ToHashSet();
        foreach (var seq in seqs.Order())
        {
            if (row?.Holds(seq) == true || (row = Holding(seq)) is null)
                continue;
            var left = row.Without(removed, out var heads, out var bodies);
            if (left == 0)
                connection.Execute("DELETE FROM log WHERE last = $last", ("$last", row.Last));
            else
                connection.Execute(
                    "UPDATE log SET events = $left, heads = $heads, bodies = $bodies WHERE last = $last",
                    ("$left", left), ("$heads", heads), ("$bodies", bodies), ("$last", row.Last));
        }
    }

    /// <summary>What is read is in rows.</summary>
    private void Settle() => open?.Write(connection);

    /// <param name="bodies">The column, or nothing in its place.</param>
    private IEnumerable<LogBlock> Rows(string bodies, long after, long until = long.MaxValue, byte[]? mark = null)
    {
        Settle();
        List<LogBlock> some;
        var most = 1; // often no more is asked for
        do
        {
            most = Math.Min(2 * most, AtOnce);
            some = connection.Query(
                $"""
                SELECT last, heads, {bodies} FROM log
                    WHERE last > $after AND last <= $until AND ($mark IS NULL OR instr(bodies, $mark) > 0) ORDER BY last LIMIT $some
                """,
                Row, ("$after", after), ("$until", until), ("$mark", mark), ("$some", most));
            foreach (var row in some)
                yield return row;
            after = some is [.., var last] ? last.Last : after;
        }
        while (some.Count == most);
    }

    private static IEnumerable<LogEntry> Events(LogBlock row) => row.Entries.Select(e => row.Event(e.Seq)!);

    private static LogBlock Row(SqliteDataReader r) => new(r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetFieldValue<byte[]>(2));
}
