using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Ingest.State;

/// <summary>
/// The states of people, ahead of their table and bounded. The writer changes them in transactions; readers see what is committed, without locks.
/// Who is here stands for themselves: an id that leads to another is not.
/// </summary>
/// <param name="budget">Bytes, about. What the table does not hold yet stays beyond it.</param>
internal sealed class PeopleInMemory(long budget)
{
    private const int Stripes = 1024;

    private readonly ConcurrentDictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly Queue<Person> _byAge = new();
    private readonly Dictionary<string, PersonState> _pending = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal); // whose pending state is in the table
    private readonly HashSet<string> _rows = new(StringComparer.Ordinal); // whose row the transaction wrote, whatever came after
    private readonly int[] _departures = new int[Stripes];
    private readonly Lock _lock = new();
    private HashSet<string> _ahead = new(StringComparer.Ordinal);
    private long _size;

    /// <summary>Whether the table is behind.</summary>
    public bool IsAhead => _ahead.Count > 0;

    public int Count => _people.Count;

    /// <summary>A committed state, for readers.</summary>
    public bool TryGet(string id, [MaybeNullWhen(false)] out Person person)
    {
        if (!_people.TryGetValue(id, out person))
            return false;
        if (!person.IsUsed)
            person.IsUsed = true;
        return true;
    }

    /// <summary>A committed state, for the writer: it does not count as a look.</summary>
    public bool TryGetCommitted(string id, [MaybeNullWhen(false)] out Person person) => _people.TryGetValue(id, out person);

    /// <summary>The state in the running transaction, if it is in memory. Empty is known, too.</summary>
    public PersonState? Current(string id) =>
        _pending.TryGetValue(id, out var pending) ? pending : _people.TryGetValue(id, out var person) ? person.State : null;

    /// <summary>Whether the running transaction has written the person's row itself.</summary>
    public bool IsWritten(string id) => _rows.Contains(id);

    /// <summary>Changes a state in the running transaction.</summary>
    /// <param name="isWritten">The transaction writes it to the table as well.</param>
    public void Put(string id, PersonState state, bool isWritten)
    {
        _pending[id] = state;
        if (isWritten)
        {
            _written.Add(id);
            _rows.Add(id);
        }
        else
        {
            _written.Remove(id);
        }
    }

    public void Committed()
    {
        if (_pending.Count == 0)
            return;
        lock (_lock)
        {
            foreach (var (id, state) in _pending)
                Publish(id, state, _written.Contains(id));
            MakeRoom();
        }
        RolledBack();
    }

    public void RolledBack()
    {
        _pending.Clear();
        _written.Clear();
        _rows.Clear();
    }

    /// <summary>Who is ahead of the table now, in the table's order; those that change from here on are told the next time.</summary>
    public IReadOnlyList<string> TakeAhead()
    {
        var ahead = _ahead;
        _ahead = new(StringComparer.Ordinal);
        return [.. ahead.Order(StringComparer.Ordinal)];
    }

    /// <summary>The departures of a person's stripe: a reader that read the table compares them before and after.</summary>
    public int Departures(string id) => Volatile.Read(ref _departures[Stripe(id)]);

    /// <summary>Keeps what a reader found in the table, unless the person is here, or may have come and gone since.</summary>
    /// <returns>The person; <c>null</c> where the reader must look again.</returns>
    public Person? Keep(string id, PersonState found, int departures)
    {
        lock (_lock)
        {
            if (TryGet(id, out var known))
                return known;
            if (Departures(id) != departures)
                return null;
            var person = new Person(id, found, found);
            if (found.Position is not null) // nobody is not kept: there are more of them than of people
            {
                Enter(person);
                MakeRoom();
            }
            return person;
        }
    }

    private void Publish(string id, PersonState state, bool isWritten)
    {
        if (state.Position is null)
        {
            Leave(id);
            return;
        }
        if (_people.TryGetValue(id, out var person))
            _size += person.Change(state);
        else
            Enter(person = new(id, state, null));
        person.IsUsed = true;
        if (isWritten)
            person.Written = state;
        else
            _ahead.Add(id);
    }

    private void Enter(Person person)
    {
        _people[person.Id] = person;
        _byAge.Enqueue(person);
        _size += person.Size;
    }

    private void Leave(string id)
    {
        Interlocked.Increment(ref _departures[Stripe(id)]);
        if (_people.TryRemove(id, out var gone))
            _size -= gone.Size;
    }

    /// <summary>The second-chance algorithm: the oldest goes unless somebody looked at it since it was last considered.</summary>
    private void MakeRoom()
    {
        for (var chances = 2 * _byAge.Count; _size > budget && chances > 0; chances--)
        {
            var oldest = _byAge.Dequeue();
            if (!_people.TryGetValue(oldest.Id, out var here) || here != oldest)
                continue; // it left, by erasure or merging
            if (!oldest.IsUsed && !oldest.IsAhead)
            {
                Leave(oldest.Id);
                continue;
            }
            oldest.IsUsed = false;
            _byAge.Enqueue(oldest);
        }
    }

    private static int Stripe(string id) => (int)((uint)string.GetHashCode(id, StringComparison.Ordinal) % Stripes);
}
