using Ingest.State;
using Microsoft.Data.Sqlite;

namespace Ingest.Log;

/// <summary>Writes the states that are ahead of their table, in the table's order. They are packed on another thread, as far as that keeps ahead of the writer.</summary>
internal sealed class StateFlush : Flush
{
    private readonly PeopleInMemory _people;
    private readonly IReadOnlyList<string> _ahead;
    private readonly long _last;
    private readonly Packed?[] _packed;
    private readonly List<(Person Person, PersonState State)> _slice = [];

    /// <param name="last">The last event that the states hold.</param>
    public StateFlush(PeopleInMemory people, long last)
        : this(people, people.TakeAhead(), last)
    {
    }

    private StateFlush(PeopleInMemory people, IReadOnlyList<string> ahead, long last)
        : base(ahead.Count)
    {
        (_people, _ahead, _last, _packed) = (people, ahead, last, new Packed?[ahead.Count]);
        _ = Task.Run(PackAhead); // what it cannot pack fails where it is written
    }

    protected override void WriteRow(SqliteConnection connection, int row)
    {
        if (_people.IsWritten(_ahead[row]) || !_people.TryGetCommitted(_ahead[row], out var person))
            return; // merged or erased, just now or since: the table knows better
        var state = person.State;
        var store = new SqliteStateStore(connection);
        if (Volatile.Read(ref _packed[row]) is { } packed && ReferenceEquals(packed.State, state)) // an older one must not follow what the table has by now
            store.Put(person.Id, packed.Bytes);
        else
            store.Put(person.Id, state);
        _packed[row] = null;
        _slice.Add((person, state));
    }

    protected override void WriteEnd(SqliteConnection connection) => LogProgress.Fold(connection, _last);

    protected override void SliceCommitted()
    {
        foreach (var (person, state) in _slice)
            person.Written = state;
        _slice.Clear();
    }

    protected override void SliceRolledBack() => _slice.Clear();

    private void PackAhead()
    {
        for (var row = 0; row < _packed.Length; row = Math.Max(row + 1, Written))
        {
            if (_people.TryGetCommitted(_ahead[row], out var person) && person.State is var state)
                Volatile.Write(ref _packed[row], new(state, StateJson.Pack(state).ToArray()));
        }
    }

    private sealed record Packed(PersonState State, byte[] Bytes);
}
