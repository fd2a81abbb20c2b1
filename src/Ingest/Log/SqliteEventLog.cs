using System.Text.Json;
using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

internal sealed class SqliteEventLog(SqliteConnection connection) : IEventLog
{
    // Times in ticks: a batch's events lie closer together than a millisecond. `origin` is the id an event was told under, `person` whom that stands for today.
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS events(
            seq INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            id TEXT NOT NULL,
            type TEXT NOT NULL,
            origin TEXT NOT NULL,
            person TEXT NOT NULL,
            user_id TEXT,
            anonymous_id TEXT,
            occurred INTEGER NOT NULL,
            received INTEGER NOT NULL,
            properties TEXT NOT NULL,
            context TEXT NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS events_id ON events(id, source);
        CREATE INDEX IF NOT EXISTS events_person ON events(person);
        CREATE INDEX IF NOT EXISTS events_origin ON events(origin);
        """;

    private const string Columns = "id, type, user_id, anonymous_id, occurred, received, source, properties, context";

    public bool Append(Event happened, string person) => connection.Execute(
        """
        INSERT INTO events(source, id, type, origin, person, user_id, anonymous_id, occurred, received, properties, context)
        VALUES($source, $id, $type, $origin, $person, $user, $anonymous, $occurred, $received, $properties, $context)
        ON CONFLICT DO NOTHING
        """,
        ("$source", happened.Source), ("$id", happened.Id), ("$type", happened.Type), ("$origin", happened.Person), ("$person", person),
        ("$user", happened.UserId), ("$anonymous", happened.AnonymousId), ("$occurred", happened.OccurredAt.UtcTicks),
        ("$received", happened.ReceivedAt.UtcTicks), ("$properties", happened.Properties.GetRawText()), ("$context", happened.Context.GetRawText())) > 0;

    public IReadOnlyList<Event> Of(string person) =>
        [.. connection.Query($"SELECT {Columns} FROM events WHERE person = $person", Row, ("$person", person)).OrderBy(e => e.Position)];

    public Event? Find(string source, string id) =>
        connection.Query($"SELECT {Columns} FROM events WHERE id = $id AND source = $source", Row, ("$id", id), ("$source", source)).SingleOrDefault();

    public bool Happened(string person, IEnumerable<string> types, DateTimeOffset after) => connection.Query(
        "SELECT 1 FROM events WHERE person = $person AND occurred > $after AND type IN (SELECT value FROM json_each($types)) LIMIT 1",
        r => r.GetInt32(0), ("$person", person), ("$after", after.UtcTicks), ("$types", JsonSerializer.Serialize(types))).Count > 0;

    public bool Move(IEnumerable<string> ids, string person) => connection.Execute(
        "UPDATE events SET person = $person WHERE origin IN (SELECT value FROM json_each($ids)) AND person <> $person",
        ("$person", person), ("$ids", JsonSerializer.Serialize(ids))) > 0;

    private static Event Row(SqliteDataReader r) => new(
        r.GetString(0), r.GetString(1), r.Text(2), r.Text(3), new(r.GetInt64(4), TimeSpan.Zero), new(r.GetInt64(5), TimeSpan.Zero),
        r.GetString(6), JsonElement.Parse(r.GetString(7)), JsonElement.Parse(r.GetString(8)));
}
