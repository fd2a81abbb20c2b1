using Ingest.State;
using Microsoft.Data.Sqlite;

namespace Ingest.Log;

/// <summary>Writes the states that are ahead of their table, in the table's order.</summary>
/// <param name="last">The last event that they hold.</param>
internal sealed class StateFlush(PeopleInMemory people, IReadOnlyList<string> ahead, long last) : Flush(ahead.Count)
{
    private readonly List<(Person Person, PersonState State)> _slice = [];

    public StateFlush(PeopleInMemory people, long last)
        : this(people, people.TakeAhead(), last)
    {
    }

    protected override void WriteRow(SqliteConnection connection, int row)
    {
        if (people.IsWritten(ahead[row]) || !people.TryGetCommitted(ahead[row], out var person))
            return; // merged or erased, just now or since: the table knows better
        var state = person.State;
        new SqliteStateStore(connection).Put(person.Id, state);
        _slice.Add((person, state));
    }

    protected override void WriteEnd(SqliteConnection connection) => LogProgress.Fold(connection, last);

    protected override void SliceCommitted()
    {
        foreach (var (person, state) in _slice)
            person.Written = state;
        _slice.Clear();
    }

    protected override void SliceRolledBack() => _slice.Clear();
}
