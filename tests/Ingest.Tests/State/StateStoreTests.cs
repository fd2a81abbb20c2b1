using Ingest.State;

namespace Ingest.Tests.State;

/// <summary>The table alone.</summary>
public sealed class SqliteStateStoreTests : StateStoreContract
{
    private protected override async Task RunAsync(params Action<IStateStore>[] transactions)
    {
        using var folder = new Folder();
        await using var database = folder.Open();
        foreach (var transaction in transactions)
            await database.WriteAsync(tables => { transaction(tables.Stored); return true; }, default);
    }
}

/// <summary>Memory ahead of the table, which follows after each transaction.</summary>
public sealed class StateAheadTests : StateStoreContract
{
    private protected override async Task RunAsync(params Action<IStateStore>[] transactions)
    {
        using var folder = new Folder();
        await using var database = folder.Open();
        foreach (var transaction in transactions)
        {
            await database.WriteAsync(tables => { transaction(tables.State); return true; }, default);
            await database.CatchUpAsync(default);
        }
    }
}

/// <summary>The contract says nothing that only SQLite could do.</summary>
public sealed class MemoryStateStoreTests : StateStoreContract
{
    private protected override Task RunAsync(params Action<IStateStore>[] transactions)
    {
        var store = new MemoryStateStore();
        foreach (var transaction in transactions)
            transaction(store);
        return Task.CompletedTask;
    }

    private sealed class MemoryStateStore : IStateStore
    {
        private readonly SortedDictionary<string, PersonState> _states = new(StringComparer.Ordinal);

        public PersonState Get(string person) => _states.GetValueOrDefault(person, PersonState.Empty);

        public void Put(string person, PersonState state)
        {
            if (state.Position is null)
                _states.Remove(person);
            else
                _states[person] = state;
        }

        public IReadOnlyList<string> People(string after, int limit) => [.. _states.Keys.Where(p => string.CompareOrdinal(p, after) > 0).Take(limit)];
    }
}
