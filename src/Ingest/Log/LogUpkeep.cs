using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>Forgets what no longer counts, a little at a time.</summary>
internal sealed class LogUpkeep(SqliteConnection connection, LogRows rows)
{
    /// <summary>Parts of the keys that are looked through one by one.</summary>
    public const int Parts = 1024;

    /// <inheritdoc cref="LogRows.FirstSince"/>
    public long FirstSince(DateTimeOffset time) => rows.FirstSince(time);

    /// <summary>How many numbers were given to events that are neither there nor removed on purpose.</summary>
    public long Missing()
    {
        var last = rows.Last; // all that was accepted is in rows
        return connection.Query(
            "SELECT max($last, last, folded) - (SELECT coalesce(sum(events), 0) FROM log) - removed FROM log_progress", r => r.GetInt64(0), ("$last", last))[0];
    }

    /// <summary>Makes every event an entry of the index that no other leads to: those before one that is lost, too. Goes through the whole log.</summary>
    public void Reconnect()
    {
        var lasts = new Dictionary<long, long>(); // of each origin
        foreach (var entry in rows.EntriesAfter(0))
        {
            if (lasts.TryGetValue(entry.Origin, out var before) && before != entry.Before)
                connection.AddOrigin(entry.Origin, before);
            lasts[entry.Origin] = entry.Seq;
        }
        foreach (var (origin, last) in lasts)
            connection.AddOrigin(origin, last);
    }

    /// <summary>The number under which an event's id is known; <c>null</c> where it is known no longer.</summary>
    public long? FirstOf(string source, string id) => connection.FindKey(EventKey.Of(source, id));

    /// <summary>
    /// At most <paramref name="limit"/> of the keys of those that events were told under, behind a key, in their order; with what they stand for, if an event is left
    /// of it. After a flush, all are there.
    /// </summary>
    public IReadOnlyList<(long Key, string? Origin)> Origins(long? after, int limit) =>
    [
        .. connection.Query(
            $"SELECT DISTINCT origin FROM log_origins {(after is null ? "" : "WHERE origin > $after")} ORDER BY origin LIMIT $limit",
            r => r.GetInt64(0), ("$after", after), ("$limit", limit)).Select(key => (key, Origin(key))),
    ];

    private string? Origin(long key) => connection.FindOrigin(key).Select(rows.At).OfType<LogEntry>().FirstOrDefault()?.Event.Person;

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
