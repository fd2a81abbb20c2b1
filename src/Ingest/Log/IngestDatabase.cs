using Ingest.State;
using Ingest.Triggers;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>Ingest's file. An event and all its effects are one transaction of it.</summary>
internal sealed class IngestDatabase(string path) : IAsyncDisposable
{
    private const string Schema =
        SqliteEventLog.Schema + RefusalTable.Schema + IdentityTable.Schema + SqliteStateStore.Schema + TimerTable.Schema + FiringTable.Schema;

    private readonly SqliteFile _file = new(path, Schema);

    /// <summary>Runs <paramref name="work"/> in a transaction and answers when it is on disk. It may run twice, and must touch nothing but the tables.</summary>
    public Task<T> WriteAsync<T>(Func<IngestTables, T> work, CancellationToken cancellationToken) =>
        _file.WriteAsync(connection => work(new(connection)), cancellationToken);

    /// <summary>Reads from one moment's view of all tables, every answered write in it.</summary>
    public T Read<T>(Func<IngestTables, T> query) => _file.Read(connection =>
    {
        using var moment = connection.BeginTransaction(deferred: true);
        return query(new(connection));
    });

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
