using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>
/// Writes the entries of the log's tail into its indexes: by key in the order of keys, then the last of each origin in the order of origins. From
/// the last, rows lead to those before.
/// </summary>
internal sealed class IndexFlush : Flush
{
    private readonly LogTail _tail;
    private readonly LogTail.Entry[] _byKey;
    private readonly LogTail.Entry[] _byOrigin;
    private readonly long _last;

    public IndexFlush(LogTail tail)
        : this(tail, tail.BeginFlush())
    {
    }

    private IndexFlush(LogTail tail, LogTail.Entry[] entries)
        : this(tail, entries, Lasts(entries))
    {
    }

    private IndexFlush(LogTail tail, LogTail.Entry[] entries, LogTail.Entry[] lasts)
        : base(entries.Length + lasts.Length)
    {
        (_tail, _byKey, _byOrigin, _last) = (tail, entries, lasts, entries[^1].Seq);
        Array.Sort(Array.ConvertAll(_byKey, e => e.Key), _byKey); // a comparison would take as long again as all the rest
        Array.Sort(Array.ConvertAll(_byOrigin, e => e.Origin), _byOrigin);
    }

    protected override void WriteRow(SqliteConnection connection, int row)
    {
        if (row < _byKey.Length)
        {
            var entry = _byKey[row];
            connection.Statement("INSERT OR IGNORE INTO log_keys(key, seq) VALUES(?1, ?2)").Bind(1, entry.Key).Bind(2, entry.Seq).Run();
        }
        else if (_byOrigin[row - _byKey.Length] is var entry && !_tail.IsErased(entry.Seq))
        {
            connection.Statement("INSERT OR IGNORE INTO log_origins(origin, seq) VALUES(?1, ?2)").Bind(1, entry.Origin).Bind(2, entry.Seq).Run();
        }
    }

    protected override void WriteEnd(SqliteConnection connection) => LogProgress.Index(connection, _last);

    /// <summary>Those that no row leads to. After a start there may be several of an origin: from one flush to the next, rows know of each other.</summary>
    private static LogTail.Entry[] Lasts(LogTail.Entry[] entries)
    {
        var before = entries.Select(e => e.Before).ToHashSet();
        return [.. entries.Where(e => !before.Contains(e.Seq))];
    }

    protected override void Ended() => _tail.EndFlush();
}
