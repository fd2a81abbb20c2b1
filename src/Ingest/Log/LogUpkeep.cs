using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>Forgets what no longer counts, a little at a time.</summary>
internal sealed class LogUpkeep(SqliteConnection connection)
{
    /// <summary>Parts of the keys that are looked through one by one.</summary>
    public const int Parts = 1024;

    /// <summary>The first number that was received at or after a time; one behind the last where there is none.</summary>
    public long FirstSince(DateTimeOffset time)
    {
        // Numbers grow with the time of receipt, so halving finds it without an index. Rows may be missing.
        var (low, high) = connection.Query(
            "SELECT coalesce(min(seq), 1), coalesce(max(seq), 0) FROM log", r => (r.GetInt64(0), r.GetInt64(1) + 1))[0];
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var row = connection.Query(
                "SELECT seq, received FROM log WHERE seq >= $middle ORDER BY seq LIMIT 1", r => (Seq: r.GetInt64(0), At: r.Time(1)!.Value), ("$middle", middle));
            if (row is [var next] && next.At < time)
                low = next.Seq + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>How many numbers were given to events that are neither there nor removed on purpose.</summary>
    public long Missing() => connection.Query(
        "SELECT max(coalesce((SELECT max(seq) FROM log), 0), last, folded), (SELECT count(*) FROM log), removed FROM log_progress",
        r => r.GetInt64(0) - r.GetInt64(1) - r.GetInt64(2))[0];

    /// <summary>Makes every event an entry of the index that no other leads to: those before one that is lost, too. Goes through the whole log.</summary>
    /// <returns>How many were cut off.</returns>
    public int Reconnect() => connection.Execute(
        """
        INSERT OR IGNORE INTO log_origins(origin, seq)
            SELECT log.origin, log.seq FROM log LEFT JOIN log AS next ON next.before = log.seq WHERE next.seq IS NULL
        """);

    /// <summary>The number under which an event's id is known; <c>null</c> where it is known no longer.</summary>
    public long? FirstOf(string source, string id) => connection.Query(
        "SELECT seq FROM log_keys WHERE key = $key", r => (long?)r.GetInt64(0), ("$key", EventKey.Of(source, id))).FirstOrDefault();

    /// <summary>At most <paramref name="limit"/> of those that events were told under, behind a key, in the order of their keys. After a flush, all are there.</summary>
    public IReadOnlyList<(long Key, string Origin)> Origins(long? after, int limit) => connection.Query(
        $"""
        SELECT o.origin, log.body FROM
            (SELECT l.origin, min(l.seq) AS seq FROM log_origins l JOIN log USING(seq)
                {(after is null ? "" : "WHERE l.origin > $after")} GROUP BY l.origin ORDER BY l.origin LIMIT $limit) o
            JOIN log ON log.seq = o.seq ORDER BY o.origin
        """,
        r => (r.GetInt64(0), EventJson.Read(r.GetFieldValue<byte[]>(1)).Person), ("$after", after), ("$limit", limit));

    /// <summary>Forgets the keys of events before a number, of one part. They are recognised no longer when they come again.</summary>
    public int ForgetKeys(int part, long before)
    {
        var width = (long)(ulong.MaxValue / Parts) + 1;
        var from = unchecked(long.MinValue + (part * width));
        return connection.Execute(
            "DELETE FROM log_keys WHERE key BETWEEN $from AND $to AND seq < $before",
            ("$from", from), ("$to", part == Parts - 1 ? long.MaxValue : from + width - 1), ("$before", before));
    }
}
