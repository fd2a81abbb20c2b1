using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ServiceDefaults.Sqlite;

/// <summary>A statement that runs with every write: prepared once a connection, its parameters bound by place, from 1. The provider's commands and readers cost more than what they run.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _prepared;

    public Statement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_connection, sql, out _prepared), _connection);
    }

    public Statement Bind(int place, long value)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int64(_prepared, place, value), _connection);
        return this;
    }

    public Statement Bind(int place, ReadOnlySpan<byte> value)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_blob(_prepared, place, value), _connection);
        return this;
    }

    public Statement Bind(int place, string value)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_text(_prepared, place, value), _connection);
        return this;
    }

    public void Run() => Step(static _ => false);

    /// <summary>The first column of the first row; <c>null</c> where there is no row.</summary>
    public long? Number() => Step(static row => (long?)raw.sqlite3_column_int64(row, 0));

    /// <inheritdoc cref="Number"/>
    public string? Text() => Step(static row => raw.sqlite3_column_text(row, 0).utf8_to_string());

    public void Dispose() => _prepared.Dispose();

    private T? Step<T>(Func<sqlite3_stmt, T> read)
    {
        var code = raw.sqlite3_step(_prepared);
        try
        {
            if (code == raw.SQLITE_ROW)
                return read(_prepared);
            SqliteException.ThrowExceptionForRC(code, _connection); // does not throw where it is done
            return default;
        }
        finally
        {
            raw.sqlite3_reset(_prepared); // gives the step's fault once more
        }
    }
}
