using GraphQL;
using GraphQL.DataLoader;
using Ingest.State;

namespace Ingest.LiveApi.GraphQl;

/// <summary>
/// Looks at each person once a request, so that all that is told of them is of one moment, and at all that the query names together: the fields
/// of a query are begun before the first result is waited for.
/// </summary>
/// <param name="find">Who the ids stand for.</param>
internal sealed class PersonLoader(Func<IReadOnlyCollection<string>, IReadOnlyDictionary<string, Person>> find, DateTimeOffset now) : Dictionary<string, object?>
{
    private readonly Dictionary<string, LoadedPerson> _loaded = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public static PersonLoader Of(IResolveFieldContext context) => (PersonLoader)context.UserContext;

    public IDataLoaderResult<LoadedPerson> Load(string id) => Want([id], () => _loaded[id]);

    public IDataLoaderResult<IReadOnlyList<LoadedPerson>> Load(IReadOnlyList<string> ids) => Want(ids, IReadOnlyList<LoadedPerson> () => [.. ids.Select(id => _loaded[id])]);

    private Result<T> Want<T>(IEnumerable<string> ids, Func<T> result)
    {
        lock (_lock)
            _wanted.UnionWith(ids.Where(id => !_loaded.ContainsKey(id)));
        return new(this, result);
    }

    private T Get<T>(Func<T> result)
    {
        lock (_lock)
        {
            if (_wanted.Count > 0)
            {
                foreach (var (id, person) in find(_wanted))
                    _loaded[id] = new(id, person.State, now);
                _wanted.Clear();
            }
            return result();
        }
    }

    private sealed class Result<T>(PersonLoader loader, Func<T> result) : IDataLoaderResult<T>
    {
        public Task<T> GetResultAsync(CancellationToken cancellationToken) => Task.FromResult(loader.Get(result));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}

internal sealed record LoadedPerson(string Id, PersonState State, DateTimeOffset Now);
