using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace ServiceDefaults.Sqlite;

/// <summary>Short forms for a command with parameters. Each text is prepared once a connection.</summary>
internal static class Sql
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Prepared = [];

    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, Statement>> Statements = [];

    /// <summary>The statement of this text; prepared at the first time.</summary>
    public static Statement Statement(this SqliteConnection connection, string sql)
    {
        var known = Statements.GetOrCreateValue(connection);
        if (!known.TryGetValue(sql, out var statement))
            known[sql] = statement = new(connection, sql);
        return statement;
    }

    /// <summary>Closes a connection and all that was prepared on it: what is left would keep the file open.</summary>
    public static void Discard(this SqliteConnection connection)
    {
        if (Statements.TryGetValue(connection, out var known))
        {
            foreach (var statement in known.Values)
                statement.Dispose();
            Statements.Remove(connection);
        }
        connection.Dispose();
    }

    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Take(connection, sql, values);
        try
        {
            return command.ExecuteNonQuery();
        }
        finally
        {
            Return(connection, command);
        }
    }

    public static List<T> Query<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Take(connection, sql, values);
        try
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(row(reader));
            return rows;
        }
        finally
        {
            Return(connection, command);
        }
    }

    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A time that was written as a parameter: whole milliseconds.</summary>
    public static DateTimeOffset? Time(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    /// <summary>Takes the prepared command out while it runs: a row's reader may run the same text.</summary>
    private static SqliteCommand Take(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!Prepared.GetOrCreateValue(connection).Remove(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant; what varies are the parameters
            command.CommandText = sql;
#pragma warning restore CA2100
        }
        if (command.Parameters.Count == values.Length)
        {
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = Stored(values[i].Value);
        }
        else
        {
            foreach (var (name, value) in values)
                command.Parameters.AddWithValue(name, Stored(value));
        }
        return command;
    }

    private static void Return(SqliteConnection connection, SqliteCommand command)
    {
        if (!Prepared.GetOrCreateValue(connection).TryAdd(command.CommandText, command))
            command.Dispose();
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        Enum member => member.ToString(),
        _ => value,
    };
}
