using GraphQL;
using Ingest.Log;
using Ingest.State;

namespace Ingest.LiveApi.GraphQl;

/// <summary>Looks at each person once a request, so that all that is told of them is of one moment.</summary>
internal sealed class PersonLoader(IngestDatabase database, DateTimeOffset now) : Dictionary<string, object?>
{
    private readonly Dictionary<string, LoadedPerson> _loaded = new(StringComparer.Ordinal);

    public static PersonLoader Of(IResolveFieldContext context) => (PersonLoader)context.UserContext;

    public LoadedPerson Load(string id)
    {
        if (!_loaded.TryGetValue(id, out var person))
            _loaded[id] = person = new(id, database.Find(id).State, now);
        return person;
    }
}

internal sealed record LoadedPerson(string Id, PersonState State, DateTimeOffset Now);
