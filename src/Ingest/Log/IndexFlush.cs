using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>Writes the entries of the log's tail into its indexes: by key in the order of keys, then by origin in the order of origins.</summary>
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
        : base(2 * entries.Length)
    {
        (_tail, _byKey, _byOrigin, _last) = (tail, entries, [.. entries], entries[^1].Seq);
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

    protected override void Ended() => _tail.EndFlush();
}
