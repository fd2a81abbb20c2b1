using System.Buffers;
using Microsoft.Data.Sqlite;

namespace Ingest.Log;

/// <summary>
/// Writes the entries of the log's tail into its indexes: by key in the order of keys, then the last of each origin in the order of origins. From
/// the last, rows lead to those before.
/// </summary>
internal sealed class IndexFlush : Flush
{
    private readonly LogTail _tail;
    private readonly ArraySegment<LogTail.Entry> _byKey;
    private readonly ArraySegment<LogTail.Entry> _byOrigin;
    private readonly long _last;

    public IndexFlush(LogTail tail)
        : this(tail, tail.BeginFlush())
    {
    }

    private IndexFlush(LogTail tail, (ArraySegment<LogTail.Entry> All, ArraySegment<LogTail.Entry> Lasts) leaving)
        : base(leaving.All.Count + leaving.Lasts.Count)
    {
        (_tail, _byKey, _byOrigin, _last) = (tail, leaving.All, leaving.Lasts, leaving.All[^1].Seq);
        Sort(_byKey, e => e.Key);
        Sort(_byOrigin, e => e.Origin);
    }

    protected override void WriteRow(SqliteConnection connection, int row)
    {
        if (row < _byKey.Count)
        {
            var entry = _byKey[row];
            connection.AddKey(entry.Key, entry.Seq);
        }
        else if (_byOrigin[row - _byKey.Count] is var entry && !_tail.IsErased(entry.Seq))
        {
            connection.AddOrigin(entry.Origin, entry.Seq);
        }
    }

    protected override void WriteEnd(SqliteConnection connection) => LogProgress.Index(connection, _last);

    protected override void Ended()
    {
        _tail.EndFlush();
        ArrayPool<LogTail.Entry>.Shared.Return(_byKey.Array!);
        ArrayPool<LogTail.Entry>.Shared.Return(_byOrigin.Array!);
    }

    private static void Sort(ArraySegment<LogTail.Entry> entries, Func<LogTail.Entry, long> of)
    {
        var keys = ArrayPool<long>.Shared.Rent(entries.Count); // a comparison would take as long again as all the rest
        for (var i = 0; i < entries.Count; i++)
            keys[i] = of(entries[i]);
        keys.AsSpan(0, entries.Count).Sort(entries.AsSpan());
        ArrayPool<long>.Shared.Return(keys);
    }
}
