namespace Ingest.State;

/// <summary>A person in memory: the state as of the last commit, and what was made of it for readers.</summary>
internal sealed class Person(string id, PersonState state, PersonState? written)
{
    private volatile PersonState _state = state;
    private volatile PersonState? _written = written;
    private volatile object? _view;

    public string Id => id;

    public PersonState State => _state;

    /// <summary>The state that the table holds.</summary>
    public PersonState? Written { get => _written; set => _written = value; }

    /// <summary>Whether the table is behind.</summary>
    public bool IsAhead => !ReferenceEquals(_state, _written);

    /// <summary>Looked at since the last search for room.</summary>
    public bool IsUsed { get; set; } = true;

    /// <summary>About how many bytes it was reckoned to take.</summary>
    public int Size { get; private set; } = state.Size();

    /// <returns>By how much it grew.</returns>
    public int Change(PersonState next)
    {
        var before = Size;
        Size = next.Size();
        _state = next;
        _view = null; // whoever looks from here on makes a new one
        return Size - before;
    }

    /// <summary>What <paramref name="make"/> makes of the state, made once for each state.</summary>
    public T View<T>(Func<PersonState, T> make) where T : class, IStateView
    {
        var state = _state;
        if (_view is T known && ReferenceEquals(known.Of, state))
            return known;
        var made = make(state);
        _view = made;
        return made;
    }
}

/// <summary>Something made of a state, that knows of which.</summary>
internal interface IStateView
{
    PersonState Of { get; }
}
