using System.Text.Json;
using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.State;

internal sealed class SqliteStateStore(SqliteConnection connection) : IStateStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS people(
            person TEXT PRIMARY KEY,
            occurred INTEGER,
            id TEXT,
            source TEXT,
            cart TEXT NOT NULL,
            activity TEXT NOT NULL,
            profile TEXT NOT NULL);
        """;

    public PersonState Get(string person) => connection.Query(
        "SELECT cart, activity, profile, occurred, id, source FROM people WHERE person = $person",
        r => new PersonState(
            Parse<Cart>(r, 0), Parse<IReadOnlyList<ActivityItem>>(r, 1), Parse<Profile>(r, 2),
            r.IsDBNull(3) ? null : new EventPosition(new(r.GetInt64(3), TimeSpan.Zero), r.GetString(4), r.GetString(5))),
        ("$person", person)).SingleOrDefault(PersonState.Empty);

    public void Put(string person, PersonState next, PersonState? known = null) => connection.Execute(
        // Most events change one part of three: an unchanged one keeps its text.
        """
        INSERT INTO people(person, occurred, id, source, cart, activity, profile)
        VALUES($person, $occurred, $id, $source, coalesce($cart, $noCart), coalesce($activity, '[]'), coalesce($profile, $noProfile))
        ON CONFLICT(person) DO UPDATE SET occurred = $occurred, id = $id, source = $source,
            cart = coalesce($cart, cart), activity = coalesce($activity, activity), profile = coalesce($profile, profile)
        """,
        ("$person", person), ("$occurred", next.Position?.OccurredAt.UtcTicks), ("$id", next.Position?.Id), ("$source", next.Position?.Source),
        ("$cart", Changed(next.Cart, known?.Cart)), ("$noCart", Text(Cart.Empty)),
        ("$activity", Changed(next.Activity, known?.Activity)),
        ("$profile", Changed(next.Profile, known?.Profile)), ("$noProfile", Text(Profile.Empty)));

    private static string? Changed<T>(T next, T? known) where T : class => ReferenceEquals(next, known) ? null : Text(next);

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, StateJson.Options);

    private static T Parse<T>(SqliteDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetString(column), StateJson.Options)!;
}
