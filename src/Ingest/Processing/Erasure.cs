using Ingest.Log;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Deletes everything that is known of a person, under all of their ids.</summary>
internal sealed class Erasure(IngestDatabase database)
{
    /// <returns>When it answers, it is on disk.</returns>
    public Task<Erased> EraseAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(tables => Erase(tables, id), cancellationToken);

    private static Erased Erase(IngestTables tables, string id)
    {
        var person = tables.Identities.Resolve(id);
        var ids = tables.Identities.Leading(person);
        // An address stands in letters that no id could be read from.
        var email = tables.State.Get(person).Profile.Email();
        var events = tables.Log.Erase(ids);
        var letters = tables.DeadLetters.Erase(email is null ? ids : [.. ids, email]);
        tables.Identities.Erase(ids);
        tables.State.PutNow(person, PersonState.Empty);
        tables.Timers.Remove(person);
        var firings = tables.Firings.Erase(person);
        return new(events, letters, firings);
    }
}

/// <summary>How much there was.</summary>
internal sealed record Erased(int Events, int DeadLetters, int Firings);
