using Microsoft.Data.Sqlite;

namespace ServiceDefaults.Sqlite;

/// <summary>
/// A durable SQLite file: write-ahead log, <c>synchronous=FULL</c> unless the options say otherwise, one writer that commits waiting writes
/// together, many readers. What <see cref="WriteAsync{T}"/> has answered survives a loss of power. A file that cannot be written is read until it can.
/// </summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private const int MaxGroup = 256; // writes a transaction: far beyond what one fsync's time brings, and a bound on what a fault repeats
    private const int MaxWaiting = 10_000; // beyond it callers wait, so that memory stays bounded

    private const int AnsweredAtOnce = 32; // one after the other: meanwhile, other cores have what the first of them send next

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200); // each closes the file for a moment

    private readonly WriteQueue<Write> _writes;
    private readonly SqliteOpener _opener;
    private readonly Checkpointer _checkpointer;
    private readonly SqliteFileOptions _options;
    private readonly IWriteGroup? _observer;
    private readonly TimeProvider _time;
    private readonly Task _writing;
    private readonly ReaderWriterLockSlim _reopening = new(LockRecursionPolicy.SupportsRecursion); // of no use once the file can be written
    private SqliteConnection _writer;
    private long _lastTry;
    private volatile SqliteReaders _readers;
    private volatile bool _isReadOnly;

    /// <summary>Opens the file, creating it and its folder, and runs <paramref name="schema"/>, which must be repeatable.</summary>
    /// <param name="observer">Takes part in every transaction.</param>
    public SqliteFile(string path, string schema, SqliteFileOptions? options = null, IWriteGroup? observer = null, TimeProvider? time = null)
    {
        (_options, _observer, _time) = (options ?? new(), observer, time ?? TimeProvider.System);
        _writes = new(MaxWaiting, MaxGroup, _options.GroupWait);
        _opener = new(path, schema, _options);
        _checkpointer = new(_opener.Open);
        try
        {
            _writer = _opener.ToWrite();
            _readers = new(_opener.Open);
        }
        catch (Exception e) when (SqliteOpener.IsDisksFault(e) && File.Exists(path))
        {
            _writer = _opener.OpenReadOnly();
            _readers = new(_opener.OpenReadOnly);
            _isReadOnly = true;
            _lastTry = _time.GetTimestamp();
        }
        // A thread of its own: it waits for the disk most of the time, and the pool has few.
        _writing = Task.Factory.StartNew(WriteGroups, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Whether nothing can be written, as of the last try: reads are answered, writes fail, and each tries again.</summary>
    public bool IsReadOnly => _isReadOnly;

    /// <summary>Runs <paramref name="work"/> in a transaction and answers when it is on disk. An exception undoes this work alone.</summary>
    /// <remarks>The work may share its transaction with others and may run twice (once undone); it must only touch the connection.</remarks>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        var write = new Write<T>(work);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        return _writes.TryAdd(write) ? write.Done.Task : WaitAsync(write, cancellationToken);
    }

    /// <summary>Runs a query against a snapshot that contains every answered write.</summary>
    public T Read<T>(Func<SqliteConnection, T> query)
    {
        if (!_isReadOnly)
            return _readers.Read(query);
        _reopening.EnterReadLock();
        try
        {
            return _readers.Read(query);
        }
        finally
        {
            _reopening.ExitReadLock();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_writes.TryComplete())
            return;
        await _writing;
        _checkpointer.Close();
        _writer.Discard();
        _readers.Dispose();
        _reopening.Dispose();
    }

    private async Task<T> WaitAsync<T>(Write<T> write, CancellationToken cancellationToken)
    {
        await _writes.AddAsync(write, cancellationToken);
        return await write.Done.Task; // once queued it runs, so its answer is awaited whatever happens
    }

    private void WriteGroups()
    {
        var group = new List<Write>(MaxGroup);
        while (_writes.Take(group))
        {
            if (_isReadOnly && _time.GetElapsedTime(_lastTry) >= BetweenTries)
                TryRecover();
            // A fault in a group is somebody's: alone, each meets only its own.
            if (!TryCommit(group) && group.Count > 1)
            {
                foreach (var write in group)
                    TryCommit([write]);
            }
            _writes.Committed(group.Count);
            Answer(group);
            group.Clear();
            if (!_isReadOnly)
                _checkpointer.Committed(_writer); // whoever was answered need not wait for it
        }
    }

    /// <summary>Answers on the pool: the writer must not wait for what its callers do next. Several in one turn, because waking a thread costs more than an answer.</summary>
    private static void Answer(List<Write> group)
    {
        foreach (var some in group.Chunk(AnsweredAtOnce))
            ThreadPool.UnsafeQueueUserWorkItem(static some => Array.ForEach(some, w => w.Answer()), some, preferLocal: false);
    }

    private bool TryCommit(IReadOnlyList<Write> group)
    {
        try
        {
            _writer.Execute(_isReadOnly ? "BEGIN DEFERRED" : "BEGIN IMMEDIATE"); // what only reads can be done whatever the disk is like
            foreach (var write in group)
                write.Run(_writer);
            _observer?.Complete(_writer);
            if (!_isReadOnly)
                _observer?.BeforeCommit(_writer);
            _writer.Execute("COMMIT");
        }
        catch (Exception e)
        {
            foreach (var write in group)
                write.Fail(e);
            try
            {
                _writer.Execute("ROLLBACK");
            }
            catch (Exception undone) when (undone is SqliteException or InvalidOperationException)
            {
                // SQLite has already rolled back, as on a full disk, or there is no connection any more.
            }
            _observer?.RolledBack();
            return false;
        }
        _observer?.Committed();
        return true;
    }

    /// <summary>Finds out whether the file can be written by now. SQLite tells only where no connection of the process remembers that it could not.</summary>
    private void TryRecover()
    {
        _reopening.EnterWriteLock();
        try
        {
            _checkpointer.Close();
            _writer.Discard();
            _readers.Dispose();
            _writer = _opener.ToWrite();
            _readers = new(_opener.Open);
            _isReadOnly = false;
        }
        catch (Exception e) when (SqliteOpener.IsDisksFault(e) || e is InvalidOperationException) // the disk's, or that of the owner whom BeforeWriting found
        {
            _readers = new(_opener.OpenReadOnly);
            _writer = _opener.TryOpenReadOnly() ?? _writer;
        }
        finally
        {
            _lastTry = _time.GetTimestamp();
            _reopening.ExitWriteLock();
        }
    }

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

        public TaskCompletionSource<T> Done { get; } = new(); // what follows runs where it is answered

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
