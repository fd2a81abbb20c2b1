using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.State;

internal sealed class SqliteStateStore(SqliteConnection connection) : IStateStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS states(
            person TEXT PRIMARY KEY,
            state BLOB NOT NULL);
        """;

    public PersonState Get(string person) => connection.Query(
        "SELECT state FROM states WHERE person = $person",
        r => StateBytes.Unpack(r.GetFieldValue<byte[]>(0)), ("$person", person)).FirstOrDefault(PersonState.Empty);

    public void Put(string person, PersonState state)
    {
        if (state.Position is null)
        {
            connection.Execute("DELETE FROM states WHERE person = $person", ("$person", person));
            return;
        }
        Put(person, StateBytes.Pack(state));
    }

    /// <param name="packed">A state that is not empty.</param>
    public void Put(string person, ReadOnlySpan<byte> packed) =>
        connection.Statement("INSERT INTO states(person, state) VALUES(?1, ?2) ON CONFLICT(person) DO UPDATE SET state = ?2").Bind(1, person).Bind(2, packed).Run();

    public IReadOnlyList<string> People(string after, int limit) => connection.Query(
        "SELECT person FROM states WHERE person > $after ORDER BY person LIMIT $limit", r => r.GetString(0), ("$after", after), ("$limit", limit));
}
