using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>The latest refusals: enough to see what a client does wrong, bounded because anyone with a write key can add to them.</summary>
internal sealed class RefusalTable(SqliteConnection connection)
{
    public const int Kept = 1000;

    public const string Schema = """
        CREATE TABLE IF NOT EXISTS refusals(
            seq INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            raw BLOB NOT NULL,
            call TEXT);
        """;

    public void Add(Refusal refusal)
    {
        connection.Execute(
            "INSERT INTO refusals(source, at, reason, raw, call) VALUES($source, $at, $reason, $raw, $call)",
            ("$source", refusal.Source), ("$at", refusal.At), ("$reason", refusal.Reason), ("$raw", refusal.Raw.ToArray()),
            ("$call", refusal.Call));
        connection.Execute("DELETE FROM refusals WHERE seq <= (SELECT max(seq) FROM refusals) - $kept", ("$kept", Kept));
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Refusal> List(int limit) => connection.Query(
        "SELECT source, at, reason, raw, call FROM refusals ORDER BY seq DESC LIMIT $limit",
        r => new Refusal(r.GetString(0), r.Time(1)!.Value, r.GetString(2), r.GetFieldValue<byte[]>(3), r.Text(4)), ("$limit", limit));
}
