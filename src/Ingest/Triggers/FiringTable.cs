using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Triggers;

/// <summary>Every timer that ended: the history, and the outbox of what the renderer is yet to be asked.</summary>
internal sealed class FiringTable(SqliteConnection connection)
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS firings(
            seq INTEGER PRIMARY KEY,
            rule TEXT NOT NULL,
            person TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            at INTEGER NOT NULL,
            key TEXT UNIQUE,
            body TEXT,
            send TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            due INTEGER);
        CREATE INDEX IF NOT EXISTS firings_person ON firings(person, seq);
        CREATE INDEX IF NOT EXISTS firings_due ON firings(due) WHERE due IS NOT NULL;
        """;

    private const string Columns = "seq, rule, person, state, reason, at, key, send, attempts, due";

    public void Skip(TriggerTimer timer, string reason, DateTimeOffset at) => connection.Execute(
        "INSERT INTO firings(rule, person, state, reason, at) VALUES($rule, $person, $state, $reason, $at)",
        ("$rule", timer.Rule), ("$person", timer.Person), ("$state", FiringState.Skipped), ("$reason", reason), ("$at", at));

    public void Queue(TriggerTimer timer, string key, string body, DateTimeOffset at) => connection.Execute(
        """
        INSERT INTO firings(rule, person, state, at, key, body, due) VALUES($rule, $person, $state, $at, $key, $body, $at)
        ON CONFLICT(key) DO NOTHING
        """,
        ("$rule", timer.Rule), ("$person", timer.Person), ("$state", FiringState.Queued), ("$at", at), ("$key", key), ("$body", body));

    /// <summary>At most <paramref name="limit"/> firings that the renderer is to be asked for by now, with what to ask.</summary>
    public IReadOnlyList<(Firing Firing, string Body)> Due(DateTimeOffset now, int limit) => connection.Query(
        $"SELECT {Columns}, body FROM firings WHERE due <= $now ORDER BY due, seq LIMIT $limit",
        r => (Row(r), r.GetString(10)), ("$now", now), ("$limit", limit));

    public DateTimeOffset? NextDue() => connection.Query("SELECT min(due) FROM firings WHERE due IS NOT NULL", r => r.Time(0))[0];

    /// <summary>Records what a try came to. What was asked is personal, and is forgotten as soon as it is settled.</summary>
    public void Record(Firing firing) => connection.Execute(
        """
        UPDATE firings SET state = $state, reason = $reason, send = $send, attempts = $attempts, due = $due,
            body = CASE WHEN $due IS NULL THEN NULL ELSE body END
        WHERE seq = $seq
        """,
        ("$state", firing.State), ("$reason", firing.Reason), ("$send", firing.SendId), ("$attempts", firing.Attempts), ("$due", firing.NextTry),
        ("$seq", firing.Id));

    public int Erase(string person) => connection.Execute("DELETE FROM firings WHERE person = $person", ("$person", person));

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Firing> List(string? person, int limit) => connection.Query(
        // Two texts, so that a person's firings are found by the index.
        person is null
            ? $"SELECT {Columns} FROM firings ORDER BY seq DESC LIMIT $limit"
            : $"SELECT {Columns} FROM firings WHERE person = $person ORDER BY seq DESC LIMIT $limit",
        Row, ("$person", person), ("$limit", limit));

    private static Firing Row(SqliteDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), Enum.Parse<FiringState>(r.GetString(3)), r.Text(4), r.Time(5)!.Value, r.Text(6), r.Text(7),
        r.GetInt32(8), r.Time(9));
}
