using Microsoft.Data.Sqlite;

namespace Ingest.Log;

/// <summary>One pass over rows that are in memory only: a slice of them with each transaction, and at last the word that all are there.</summary>
internal abstract class Flush(int rows)
{
    private int _done;
    private int _next;

    public int Left => rows + 1 - _done;

    /// <summary>Rows that are on disk.</summary>
    protected int Done => _done;

    /// <summary>Rows that the running slice has written, and those before.</summary>
    protected int Written => Volatile.Read(ref _next);

    public void Write(SqliteConnection connection, int most)
    {
        for (_next = _done; most > 0 && _next <= rows; most--, _next++)
        {
            if (_next < rows)
                WriteRow(connection, _next);
            else
                WriteEnd(connection);
        }
    }

    /// <summary>The slice is on disk.</summary>
    /// <returns>Whether something is left.</returns>
    public bool Advance()
    {
        _done = _next;
        SliceCommitted();
        if (Left > 0)
            return true;
        Ended();
        return false;
    }

    /// <summary>Nothing of the slice has happened.</summary>
    public void Retreat()
    {
        _next = _done;
        SliceRolledBack();
    }

    protected abstract void WriteRow(SqliteConnection connection, int row);

    protected abstract void WriteEnd(SqliteConnection connection);

    protected virtual void SliceCommitted()
    {
    }

    protected virtual void SliceRolledBack()
    {
    }

    protected virtual void Ended()
    {
    }
}
