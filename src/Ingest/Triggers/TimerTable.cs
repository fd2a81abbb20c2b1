using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Triggers;

/// <summary>A timer for each rule and person. A stopped one stays: it knows which events are too old to start it.</summary>
internal sealed class TimerTable(SqliteConnection connection)
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS timers(
            person TEXT NOT NULL,
            rule TEXT NOT NULL,
            occurred INTEGER NOT NULL,
            id TEXT NOT NULL,
            source TEXT NOT NULL,
            due INTEGER,
            PRIMARY KEY(person, rule));
        CREATE INDEX IF NOT EXISTS timers_due ON timers(due) WHERE due IS NOT NULL;
        """;

    private const string Columns = "rule, person, occurred, id, source, due";

    public IReadOnlyList<TriggerTimer> Of(string person) =>
        connection.Query($"SELECT {Columns} FROM timers WHERE person = $person", Row, ("$person", person));

    public void Put(TriggerTimer timer) => connection.Execute(
        """
        INSERT INTO timers(person, rule, occurred, id, source, due) VALUES($person, $rule, $occurred, $id, $source, $due)
        ON CONFLICT(person, rule) DO UPDATE SET occurred = $occurred, id = $id, source = $source, due = $due
        """,
        ("$person", timer.Person), ("$rule", timer.Rule), ("$occurred", timer.Told.OccurredAt.UtcTicks), ("$id", timer.Told.Id),
        ("$source", timer.Told.Source), ("$due", timer.Due));

    public void Remove(string person) => connection.Execute("DELETE FROM timers WHERE person = $person", ("$person", person));

    /// <summary>At most <paramref name="limit"/> running timers with an end up to <paramref name="until"/>, the first to end first.</summary>
    public IReadOnlyList<TriggerTimer> Due(DateTimeOffset until, int limit) => connection.Query(
        $"SELECT {Columns} FROM timers WHERE due <= $until ORDER BY due LIMIT $limit", Row, ("$until", until), ("$limit", limit));

    public DateTimeOffset? NextDue() => connection.Query("SELECT min(due) FROM timers WHERE due IS NOT NULL", r => r.Time(0))[0];

    private static TriggerTimer Row(SqliteDataReader r) =>
        new(r.GetString(0), r.GetString(1), new(new(r.GetInt64(2), TimeSpan.Zero), r.GetString(3), r.GetString(4)), r.Time(5));
}
