using Ingest.State;
using Microsoft.Data.Sqlite;

namespace Ingest.Log;

/// <summary>Writes the states that are ahead of their table, in the table's order. They are packed on another thread, which the writer does not wait for for ever.</summary>
internal sealed class StateFlush : Flush
{
    private readonly PeopleInMemory _people;
    private readonly IReadOnlyList<string> _ahead;
    private readonly long _last;
    private readonly Packed?[] _packed;
    private readonly List<(Person Person, PersonState State)> _slice = [];
    private int _ready; // rows, and the end

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

    /// <summary>Rows that could be written now without packing them first.</summary>
    public int Ready => Math.Max(0, Volatile.Read(ref _ready) - Done);

    protected override void WriteRow(SqliteConnection connection, int row)
    {
        if (_people.IsWritten(_ahead[row]) || !_people.TryGetCommitted(_ahead[row], out var person))
            return; // merged or erased, just now or since: the table knows better
        var store = new SqliteStateStore(connection);
        // It has all that this flush is for; what changed since is for the next one. But it must not follow what the table has by now.
        if (Volatile.Read(ref _packed[row]) is { } packed && packed.Person == person && ReferenceEquals(packed.Over, person.Written))
        {
            store.Put(person.Id, packed.Bytes);
            _slice.Add((person, packed.State));
        }
        else
        {
            store.Put(person.Id, person.State);
            _slice.Add((person, person.State));
        }
        _packed[row] = null;
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
        try
        {
            for (var row = 0; row < _packed.Length; row = Math.Max(row + 1, Written))
            {
                if (_people.TryGetCommitted(_ahead[row], out var person))
                {
                    var (over, state) = (person.Written, person.State); // in this order: whoever changes both changes the state first
                    Volatile.Write(ref _packed[row], new(person, over, state, StateBytes.Pack(state).ToArray()));
                }
                Volatile.Write(ref _ready, row + 1);
            }
        }
        finally
        {
            Volatile.Write(ref _ready, _packed.Length + 1); // nothing more comes
        }
    }

    /// <param name="Over">What the table held then.</param>
    private sealed record Packed(Person Person, PersonState? Over, PersonState State, byte[] Bytes);
}
