using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ServiceDefaults.Sqlite;

/// <summary>Connections for reading, opened as they are needed and used again.</summary>
internal sealed class SqliteReaders(Func<SqliteConnection> open) : IDisposable
{
    // The provider's own pool would keep the file open after disposal.
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private volatile bool _isClosed;

    public T Read<T>(Func<SqliteConnection, T> query)
    {
        var connection = _idle.TryTake(out var idle) ? idle : open();
        try
        {
            return query(connection);
        }
        finally
        {
            _idle.Add(connection);
            if (_isClosed)
                Dispose(); // it was closed while this was read
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out var reader))
            reader.Discard();
    }
}
