using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>What could not be accepted, with the reason and the bytes; bounded, because anyone with a write key can add to it.</summary>
internal sealed class DeadLetterTable(SqliteConnection connection)
{
    /// <summary>The latest are kept.</summary>
    public const int Kept = 10_000;

    /// <summary>Of one: more than any protocol allows an event.</summary>
    public const int MaxBytes = 64 * 1024;

    public const string Schema = """
        CREATE TABLE IF NOT EXISTS dead_letters(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL,
            call TEXT,
            at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            raw BLOB NOT NULL,
            size INTEGER NOT NULL);
        """;

    private const string Columns = "id, source, call, at, reason, raw, size";

    public void Add(Refusal refusal)
    {
        var raw = refusal.Raw.Span;
        connection.Execute(
            "INSERT INTO dead_letters(source, call, at, reason, raw, size) VALUES($source, $call, $at, $reason, $raw, $size)",
            ("$source", refusal.Source), ("$call", refusal.Call), ("$at", refusal.At), ("$reason", refusal.Reason),
            ("$raw", raw[..Math.Min(raw.Length, MaxBytes)].ToArray()), ("$size", raw.Length));
        connection.Execute("DELETE FROM dead_letters WHERE id <= (SELECT max(id) FROM dead_letters) - $kept", ("$kept", Kept));
    }

    /// <summary>The newest first; those before one, where one is told.</summary>
    public IReadOnlyList<DeadLetter> List(int limit, long before = long.MaxValue) => connection.Query(
        $"SELECT {Columns} FROM dead_letters WHERE id < $before ORDER BY id DESC LIMIT $limit", Row, ("$before", before), ("$limit", limit));

    public DeadLetter? Find(long id) => connection.Query($"SELECT {Columns} FROM dead_letters WHERE id = $id", Row, ("$id", id)).FirstOrDefault();

    public void Remove(long id) => connection.Execute("DELETE FROM dead_letters WHERE id = $id", ("$id", id));

    /// <summary>Removes all that hold one of these texts anywhere: what they are is not known, so what might be somebody's goes.</summary>
    public int Erase(IEnumerable<string> texts) => texts.Sum(text => connection.Execute(
        "DELETE FROM dead_letters WHERE instr(raw, CAST($text AS BLOB)) > 0", ("$text", text)));

    public int Forget(DateTimeOffset before) => connection.Execute("DELETE FROM dead_letters WHERE at < $before", ("$before", before));

    private static DeadLetter Row(SqliteDataReader r) =>
        new(r.GetInt64(0), new(r.GetString(1), r.Time(3)!.Value, r.GetString(4), r.GetFieldValue<byte[]>(5), r.Text(2)), r.GetInt64(6));
}
