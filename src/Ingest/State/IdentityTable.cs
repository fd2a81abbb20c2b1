using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.State;

/// <summary>Which ids are one person: each id leads to at most one other, and the last is the person's.</summary>
/// <param name="people">Who is in memory stands for themselves; given to the writer, whose transaction it is.</param>
internal sealed class IdentityTable(SqliteConnection connection, PeopleInMemory? people)
{
    private const int MaxDepth = 1000; // there are no circles; this is for a file that somebody has edited

    public const string Schema = """
        CREATE TABLE IF NOT EXISTS identities(
            alias TEXT PRIMARY KEY,
            leads_to TEXT NOT NULL,
            occurred INTEGER NOT NULL,
            id TEXT NOT NULL,
            source TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS identities_leads_to ON identities(leads_to);
        """;

    /// <summary>The person that <paramref name="id"/> stands for: itself, where nothing else is known.</summary>
    public string Resolve(string id)
    {
        if (people?.Current(id) is { Position: not null })
            return id;
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            if (connection.Statement("SELECT leads_to FROM identities WHERE alias = ?1").Bind(1, id).Text() is not { } next)
                break;
            id = next;
        }
        return id;
    }

    /// <summary>Every id that leads to <paramref name="id"/>, itself among them.</summary>
    public IReadOnlyList<string> Leading(string id) => connection.Query(
        """
        WITH RECURSIVE found(id) AS (
            SELECT $id UNION SELECT alias FROM identities JOIN found ON leads_to = found.id)
        SELECT id FROM found
        """,
        r => r.GetString(0), ("$id", id));

    /// <summary>Lets <paramref name="alias"/> lead to <paramref name="id"/>, unless an earlier event told otherwise.</summary>
    /// <returns>Whether that is new.</returns>
    public bool Link(string alias, string id, EventPosition told)
    {
        var known = connection.Query(
            "SELECT leads_to, occurred, id, source FROM identities WHERE alias = $alias",
            r => (LeadsTo: r.GetString(0), Told: new EventPosition(new(r.GetInt64(1), TimeSpan.Zero), r.GetString(2), r.GetString(3))), ("$alias", alias));
        if (known is [var first] && first.Told.CompareTo(told) < 0)
            return false;
        if (Leading(alias).Contains(id))
            return false; // a circle has no person in it
        connection.Execute(
            """
            INSERT INTO identities(alias, leads_to, occurred, id, source) VALUES($alias, $to, $occurred, $id, $source)
            ON CONFLICT(alias) DO UPDATE SET leads_to = $to, occurred = $occurred, id = $id, source = $source
            """,
            ("$alias", alias), ("$to", id), ("$occurred", told.OccurredAt.UtcTicks), ("$id", told.Id), ("$source", told.Source));
        return known is not [var before] || before.LeadsTo != id;
    }

    /// <summary>Forgets that <paramref name="ids"/> lead anywhere.</summary>
    public void Erase(IEnumerable<string> ids)
    {
        foreach (var id in ids)
            connection.Execute("DELETE FROM identities WHERE alias = $id", ("$id", id));
    }
}
