using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ServiceDefaults.Sqlite;

/// <summary>
/// Moves the write-ahead log into the file beside the writer, which would else stand still for some tens of milliseconds each time (https://sqlite.org/wal.html §3.2).
/// What cannot be moved stays in the log, which grows: a full disk is the next commit's to tell.
/// </summary>
/// <remarks>Called by the writer's thread alone.</remarks>
internal sealed class Checkpointer(Func<SqliteConnection> open)
{
    /// <summary>16 MB until they go into the file: pages that are written again and again go there once.</summary>
    public const int LogPages = 4000;

    /// <summary>Where it cannot keep up, the writer itself moves them: so the log stays bounded.</summary>
    public const int MostLogPages = 4 * LogPages;

    private SqliteConnection? _connection;
    private Task? _moving;
    private int _written; // pages, since the last time began

    /// <summary>A transaction of <paramref name="writer"/> has ended.</summary>
    public void Committed(SqliteConnection writer)
    {
        _written += PagesWritten(writer);
        if (_moving is { IsCompleted: false })
            return;
        if (_moving is not null)
        {
            _moving = null;
            Move(writer); // the little that came meanwhile: only where nothing is left, the log begins anew
        }
        else if (_written >= LogPages)
        {
            _written = 0;
            _moving = Task.Factory.StartNew(MoveBeside, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default); // it waits for the disk
        }
    }

    /// <summary>Ends what is going on, and closes its connection; it may be used again.</summary>
    public void Close()
    {
        _moving?.GetAwaiter().GetResult();
        _moving = null;
        _connection?.Discard();
        _connection = null;
    }

    private void MoveBeside()
    {
        try
        {
            Move(_connection ??= open());
        }
        catch (SqliteException)
        {
            // The file cannot be opened now: the next time will try again.
        }
    }

    private static void Move(SqliteConnection connection) =>
        _ = raw.sqlite3_wal_checkpoint_v2(connection.Handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _); // waits for nobody

    private static int PagesWritten(SqliteConnection writer)
    {
        _ = raw.sqlite3_db_status(writer.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1);
        return pages;
    }
}
