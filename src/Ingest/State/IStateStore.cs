namespace Ingest.State;

/// <summary>The state of every person. It can be made anew from the log.</summary>
internal interface IStateStore
{
    /// <summary>What is known of a person; <see cref="PersonState.Empty"/> where nothing is.</summary>
    PersonState Get(string person);

    /// <summary>Keeps a state in place of what was known. An empty one forgets the person.</summary>
    void Put(string person, PersonState state);

    /// <summary>At most <paramref name="limit"/> of the people that something is known of, behind one, in a fixed order.</summary>
    IReadOnlyList<string> People(string after, int limit);
}
