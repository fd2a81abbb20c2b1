using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>The entries of the log's two indexes.</summary>
internal static class LogIndexes
{
    /// <summary>Lets a key lead to a number, unless it leads to an earlier one.</summary>
    public static void AddKey(this SqliteConnection connection, long key, long seq) =>
        connection.Statement("INSERT OR IGNORE INTO log_keys(key, seq) VALUES(?1, ?2)").Bind(1, key).Bind(2, seq).Run();

    /// <summary>The number that a key leads to; <c>null</c> where it leads nowhere.</summary>
    public static long? FindKey(this SqliteConnection connection, long key) => connection.Statement("SELECT seq FROM log_keys WHERE key = ?1").Bind(1, key).Number();

    /// <summary>Lets an origin lead to a number, beside the others it leads to.</summary>
    public static void AddOrigin(this SqliteConnection connection, long origin, long seq) =>
        connection.Statement("INSERT OR IGNORE INTO log_origins(origin, seq) VALUES(?1, ?2)").Bind(1, origin).Bind(2, seq).Run();

    /// <summary>The numbers that an origin leads to, the first first.</summary>
    public static IReadOnlyList<long> FindOrigin(this SqliteConnection connection, long origin) => connection.Query(
        "SELECT seq FROM log_origins WHERE origin = $origin ORDER BY seq", r => r.GetInt64(0), ("$origin", origin));
}
