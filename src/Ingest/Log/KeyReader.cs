using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>Tells <see cref="KnownKeys"/> what the log's index holds, beside everything else: a start does not wait for it.</summary>
internal sealed class KeyReader : IAsyncDisposable
{
    private const int Slice = 20_000; // keys: some milliseconds, in which the view of the file cannot move on

    private volatile bool _isClosing;

    public KeyReader(SqliteFile file, KnownKeys keys) => Ended = Task.Run(() => Run(file, keys));

    public Task Ended { get; }

    public ValueTask DisposeAsync()
    {
        _isClosing = true;
        return new(Ended);
    }

    private void Run(SqliteFile file, KnownKeys keys)
    {
        try
        {
            long? last = null;
            for (List<long> slice; !_isClosing; last = slice[^1])
            {
                slice = file.Read(connection => After(connection, last));
                slice.ForEach(keys.Add);
                if (slice.Count < Slice)
                {
                    keys.Complete(); // what came meanwhile was added when it came
                    return;
                }
            }
        }
        catch (SqliteException)
        {
            // The file cannot be read now: every key goes on being looked for.
        }
    }

    private static List<long> After(SqliteConnection connection, long? last) => last is { } key
        ? connection.Query("SELECT key FROM log_keys WHERE key > $last ORDER BY key LIMIT $limit", r => r.GetInt64(0), ("$last", key), ("$limit", Slice))
        : connection.Query("SELECT key FROM log_keys ORDER BY key LIMIT $limit", r => r.GetInt64(0), ("$limit", Slice));
}
