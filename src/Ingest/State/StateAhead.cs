namespace Ingest.State;

/// <summary>The states as the running transaction sees them: changes stay in memory, and reach the table behind.</summary>
internal sealed class StateAhead(IStateStore table, PeopleInMemory memory) : IStateStore
{
    public PersonState Get(string person) => memory.Current(person) ?? table.Get(person);

    public void Put(string person, PersonState state)
    {
        if (state.Position is null)
            PutNow(person, state); // who is not in memory is looked for in the table
        else
            memory.Put(person, state, isWritten: false);
    }

    /// <summary>Keeps a state that the log's tail alone would not give again: it is in the table with the transaction.</summary>
    public void PutNow(string person, PersonState state)
    {
        table.Put(person, state);
        memory.Put(person, state, isWritten: true);
    }

    public IReadOnlyList<string> People(string after, int limit) => table.People(after, limit);
}
