using Microsoft.Data.Sqlite;

namespace ServiceDefaults.Sqlite;

/// <summary>Opens connections to a file.</summary>
internal sealed class SqliteOpener(string path, string schema, SqliteFileOptions options)
{
    // SQLite's codes.
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>Whether it is the disk that keeps a file from being written: it is full, or may only be read.</summary>
    public static bool IsDisksFault(Exception fault) => fault is SqliteException { SqliteErrorCode: ReadOnly or InputOutput or Full or CannotOpen } or IOException or UnauthorizedAccessException;

    /// <summary>For the one that writes: makes what is missing, and proves that it can be written.</summary>
    public SqliteConnection ToWrite()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        options.BeforeWriting?.Invoke();
        var connection = Open();
        try
        {
            connection.Execute("PRAGMA journal_mode=WAL");
            connection.Execute($"PRAGMA wal_autocheckpoint={Checkpointer.MostLogPages}");
            connection.Execute(options.SurvivesPowerLoss ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            if (!HasTables(connection))
                connection.Execute($"PRAGMA user_version={options.Version}"); // before them: whoever is killed in between can begin again
            connection.Execute(schema);
            connection.Execute("BEGIN IMMEDIATE"); // SQLite opens what cannot be written without a word
            connection.Execute("COMMIT");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>To read, while somebody writes.</summary>
    public SqliteConnection Open() => Open(path, SqliteOpenMode.ReadWriteCreate);

    /// <summary>To read what nobody can write.</summary>
    public SqliteConnection OpenReadOnly()
    {
        // Where no log is left, SQLite would want to make one, unless it is told that there is no need.
        var source = new FileInfo(path + "-wal") is { Exists: true, Length: > 0 } ? path : new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1";
        var connection = Open(source, SqliteOpenMode.ReadOnly);
        _ = HasTables(connection);
        return connection;
    }

    /// <summary>To read what nobody can write; <c>null</c> where it cannot be read either.</summary>
    public SqliteConnection? TryOpenReadOnly()
    {
        try
        {
            return OpenReadOnly();
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <exception cref="OtherVersionException">They are another version's.</exception>
    private bool HasTables(SqliteConnection connection)
    {
        if (connection.Query("SELECT count(*) FROM sqlite_master", r => r.GetInt64(0)) is [0])
            return false;
        var version = connection.Query("PRAGMA user_version", r => r.GetInt64(0))[0];
        return version == options.Version ? true : throw new OtherVersionException(path, version, options.Version);
    }

    private SqliteConnection Open(string source, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        connection.Execute($"PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-{options.CacheKiB};");
        return connection;
    }
}
