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
