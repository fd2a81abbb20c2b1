namespace Ingest.State;

/// <summary>The state of every person. It can be made anew from the log.</summary>
internal interface IStateStore
{
    /// <summary>What is known of a person; <see cref="PersonState.Empty"/> where nothing is.</summary>
    PersonState Get(string person);

    /// <summary>Keeps <paramref name="next"/> in place of <paramref name="known"/>, which tells what need not be written again.</summary>
    void Put(string person, PersonState next, PersonState? known = null);
}
