using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace ServiceDefaults.Sqlite;

/// <summary>
/// A durable SQLite file: write-ahead log, <c>synchronous=FULL</c> unless the options say otherwise, one writer that commits waiting writes
/// together, many readers. What <see cref="WriteAsync{T}"/> has answered survives a loss of power.
/// </summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private const int MaxGroup = 256; // writes a transaction: far beyond what one fsync's time brings, and a bound on what a fault repeats
    private const int MaxWaiting = 10_000; // beyond it callers wait, so that memory stays bounded

    private readonly string _connectionString;
    private readonly Channel<Write> _writes = Channel.CreateBounded<Write>(MaxWaiting);
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly SqliteFileOptions _options;
    private readonly IWriteGroup? _observer;
    private readonly TimeProvider _time;
    private readonly SqliteConnection _writer;
    private readonly Task _writing;

    /// <summary>Opens the file, creating it and its folder, and runs <paramref name="schema"/>, which must be repeatable.</summary>
    /// <param name="observer">Takes part in every transaction.</param>
    public SqliteFile(string path, string schema, SqliteFileOptions? options = null, IWriteGroup? observer = null, TimeProvider? time = null)
    {
        (_options, _observer, _time) = (options ?? new(), observer, time ?? TimeProvider.System);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // Readers are pooled here; the provider's own pool would keep the file open after disposal.
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        _writer = Open();
        Execute(_writer, "PRAGMA journal_mode=WAL;");
        Execute(_writer, _options.SurvivesPowerLoss ? "PRAGMA synchronous=FULL;" : "PRAGMA synchronous=NORMAL;");
        Execute(_writer, schema);
        _writing = Task.Run(WriteGroupsAsync);
    }

    /// <summary>Runs <paramref name="work"/> in a transaction and answers when it is on disk. An exception undoes this work alone.</summary>
    /// <remarks>The work may share its transaction with others and may run twice (once undone); it must only touch the connection.</remarks>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        var write = new Write<T>(work);
        await _writes.Writer.WriteAsync(write, cancellationToken);
        return await write.Done.Task; // once queued it runs, so its answer is awaited whatever happens
    }

    /// <summary>Runs a query against a snapshot that contains every answered write.</summary>
    public T Read<T>(Func<SqliteConnection, T> query)
    {
        var connection = _readers.TryTake(out var idle) ? idle : Open();
        try
        {
            return query(connection);
        }
        finally
        {
            _readers.Add(connection);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_writes.Writer.TryComplete())
            return;
        await _writing;
        await _writer.DisposeAsync();
        while (_readers.TryTake(out var reader))
            await reader.DisposeAsync();
    }

    private async Task WriteGroupsAsync()
    {
        var group = new List<Write>(MaxGroup);
        while (await _writes.Reader.WaitToReadAsync())
        {
            Gather(group);
            if (_options.GroupWait > TimeSpan.Zero && group.Count < MaxGroup)
            {
                await Task.Delay(_options.GroupWait, _time);
                Gather(group);
            }
            // A fault in a group is somebody's: alone, each meets only its own.
            if (!TryCommit(group) && group.Count > 1)
            {
                foreach (var write in group)
                    TryCommit([write]);
            }
            group.ForEach(w => w.Answer());
            group.Clear();
        }
    }

    private void Gather(List<Write> group)
    {
        while (group.Count < MaxGroup && _writes.Reader.TryRead(out var write))
            group.Add(write);
    }

    private bool TryCommit(IReadOnlyList<Write> group)
    {
        try
        {
            Execute(_writer, "BEGIN IMMEDIATE");
            foreach (var write in group)
                write.Run(_writer);
            _observer?.BeforeCommit(_writer);
            Execute(_writer, "COMMIT");
        }
        catch (Exception e)
        {
            foreach (var write in group)
                write.Fail(e);
            try
            {
                Execute(_writer, "ROLLBACK");
            }
            catch (SqliteException)
            {
                // SQLite has already rolled back: a full disk does that.
            }
            _observer?.RolledBack();
            return false;
        }
        _observer?.Committed();
        return true;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, $"PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-{_options.CacheKiB};");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql) => connection.Execute(sql);

    private abstract class Write
    {
        public abstract void Run(SqliteConnection connection);
        public abstract void Fail(Exception exception);
        public abstract void Answer();
    }

    private sealed class Write<T>(Func<SqliteConnection, T> work) : Write
    {
        private T? _result;
        private Exception? _exception;

        // Continuations run elsewhere: the writer must not wait for what its callers do next.
        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Run(SqliteConnection connection)
        {
            _exception = null;
            _result = work(connection);
        }

        public override void Fail(Exception exception) => _exception = exception;

        public override void Answer()
        {
            if (_exception is null)
                Done.SetResult(_result!);
            else
                Done.SetException(_exception);
        }
    }
}
