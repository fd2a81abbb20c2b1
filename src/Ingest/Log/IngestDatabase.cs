using Ingest.State;
using Ingest.Triggers;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>Ingest's file. An event and all its effects are one transaction of it; states and indexes are ahead of it in memory.</summary>
internal sealed class IngestDatabase : IAsyncDisposable
{
    private const string Schema =
        SqliteEventLog.Schema + DeadLetterTable.Schema + IdentityTable.Schema + SqliteStateStore.Schema + TimerTable.Schema + FiringTable.Schema;

    private const int Version = 1; // of the schema, and of what its blobs hold

    private const int ReadOnlyCode = 8; // SQLITE_READONLY

    private readonly LogTail _tail;
    private readonly OpenBlock _open = new();
    private readonly WriteBehind _behind;
    private readonly SqliteFile _file;
    private readonly KeyReader _keys;
    private FileStream? _owner;
    private IngestTables? _writing;

    public IngestDatabase(string path, DatabaseOptions? options = null, TimeProvider? time = null)
    {
        options ??= new();
        People = new(options.MemoryBytes);
        var known = new KnownKeys();
        _tail = new(known);
        _behind = new(_tail, _open, People, options);
        _file = new(
            path, Schema,
            new()
            {
                SurvivesPowerLoss = options.SurvivesPowerLoss,
                GroupWait = options.GroupWait,
                CacheKiB = options.CacheKiB,
                Version = Version,
                BeforeWriting = () => _owner ??= Own(path),
            },
            _behind, time);
        Progress = _file.Read(LogProgress.Read);
        _tail.StartAfter(Progress.Last);
        foreach (var entry in _file.Read(connection => new LogRows(connection, null).EntriesAfter(Progress.Indexed).ToList()))
            _tail.Restore(entry);
        if (Progress.Folded == Progress.Last)
            _behind.StartAfter(Progress.Last);
        _keys = new(_file, known);
    }

    public PeopleInMemory People { get; }

    /// <summary>How far the file was when it was opened.</summary>
    public LogProgress Progress { get; }

    /// <summary>Ends when all keys of the file are known, from where on most new events need no look at their index; or when they cannot be read.</summary>
    public Task KeysKnown => _keys.Ended;

    /// <summary>Whether nothing can be written, as of the last try.</summary>
    public bool IsReadOnly => _file.IsReadOnly;

    /// <summary>Runs <paramref name="work"/> in a transaction and answers when it is on disk. It may run twice, and must touch nothing but the tables.</summary>
    public Task<T> WriteAsync<T>(Func<IngestTables, T> work, CancellationToken cancellationToken) =>
        _file.WriteAsync(connection => work(Tables(connection)), cancellationToken);

    /// <summary>Reads from one moment's view of all tables, every answered write in it; states are in <see cref="People"/>, ahead of theirs.</summary>
    public T Read<T>(Func<IngestTables, T> query) => _file.Read(connection =>
    {
        connection.Execute("BEGIN DEFERRED");
        try
        {
            return query(new(connection, _tail, null, null));
        }
        finally
        {
            connection.Execute("COMMIT");
        }
    });

    /// <summary>The person that an id stands for, as of now: every answered write is in it.</summary>
    public Person Find(string id)
    {
        if (People.TryGet(id, out var known))
            return known;
        var person = id;
        while (true)
        {
            // Before the view of the tables: whoever leaves memory after this is noticed, whoever left before is in the view.
            var departures = People.Departures(person);
            var (now, state) = Read(tables => (tables.Identities.Resolve(id), tables.Stored.Get(person)));
            if (now != person)
                person = now;
            else if (People.Keep(person, state, departures) is { } kept)
                return kept;
        }
    }

    /// <summary>All that was to be folded again is in memory: from here on, states are written behind.</summary>
    public void Replayed() => _behind.StartAfter(Progress.Folded);

    /// <summary>Brings indexes and the table of states up to now.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) => CatchUpAsync(indexes: true, cancellationToken);

    /// <summary>Brings the table of states up to now. The indexes go on waiting for enough entries: after a start, those that they lack cost next to nothing.</summary>
    public Task CatchUpStatesAsync(CancellationToken cancellationToken) => CatchUpAsync(indexes: false, cancellationToken);

    private async Task CatchUpAsync(bool indexes, CancellationToken cancellationToken)
    {
        // What comes meanwhile is not waited for: while events go on coming, there would be no end of it.
        var goal = await WriteAsync(_ => _behind.GoalOf(indexes), cancellationToken);
        while (!await WriteAsync(_ => _behind.Reach(goal), cancellationToken))
        {
            if (IsReadOnly)
                throw new SqliteException("The file cannot be written.", ReadOnlyCode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _keys.DisposeAsync();
        await _file.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
    }

    private IngestTables Tables(SqliteConnection connection) =>
        _writing?.Connection == connection ? _writing : _writing = new(connection, _tail, _open, People);

    /// <summary>Memory is ahead of the file, so it has one owner. The lock ends with the process, however that ends.</summary>
    private static FileStream Own(string path)
    {
        var file = path + ".lock";
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && File.Exists(file))
        {
            // In use, or on a disk that cannot be written: there it can be locked all the same.
            return Own(file, path);
        }
    }

    private static FileStream Own(string file, string path)
    {
        try
        {
            return new(file, FileMode.Open, FileAccess.Read, FileShare.None);
        }
        catch (IOException e) when (e is not FileNotFoundException and not DirectoryNotFoundException)
        {
            throw new InUseException($"'{path}' is in use by another process: stop it, or ask it through its address.", e);
        }
    }
}
