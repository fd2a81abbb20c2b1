using Ingest.Events;
using Ingest.Log;

namespace Ingest.Processing;

/// <summary>Finds out that a visitor and a known person are one, and brings their events together.</summary>
internal static class Identification
{
    /// <returns>Who was one of two until now.</returns>
    public static Merger? Apply(IngestTables tables, Event happened)
    {
        if (happened is not { UserId: { Length: > 0 } user, AnonymousId: { Length: > 0 } visitor } || user == visitor)
            return null;
        var before = tables.Identities.Resolve(visitor);
        // The first to be told wins: on a shared computer, what was done before A logged in stays A's when B does.
        if (!tables.Identities.Link(visitor, user, happened.Position))
            return null;
        var after = tables.Identities.Resolve(user);
        return before == after ? null : new(before, after);
    }
}
