using Ingest.State;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>
/// Brings the log's indexes and the table of states up to the log, in slices that share the transactions of new events. Until then both are
/// in memory; after a crash the rows of the log say what is missing.
/// </summary>
internal sealed class WriteBehind(LogTail tail, PeopleInMemory people, DatabaseOptions options) : IWriteGroup
{
    private const int LeastSlice = 250; // rows: a few milliseconds
    private const long Unknown = -1;

    private volatile bool _isIndexAsked;
    private volatile bool _areStatesAsked;
    private volatile Flush? _index;
    private volatile Flush? _states;
    private long _taken = Unknown; // states of events up to here are in the table, or on their way

    /// <summary>All states of events behind this one are in memory. Before that is said, none are written.</summary>
    public void StartAfter(long folded) => Volatile.Write(ref _taken, folded);

    /// <summary>Whether nothing is left to write.</summary>
    /// <exception cref="InvalidOperationException">What was to be folded again has not been.</exception>
    public bool IsDone(bool indexes)
    {
        var taken = Volatile.Read(ref _taken);
        if (taken == Unknown)
            throw new InvalidOperationException("The end of the log has not been folded again: run TailReplay first.");
        return _states is null && !people.IsAhead && tail.LastSeq <= taken && (!indexes || (_index is null && tail.Count == 0));
    }

    /// <summary>Lets the next transaction begin to write, however little there is.</summary>
    public void Ask(bool indexes)
    {
        _areStatesAsked = true;
        _isIndexAsked |= indexes;
    }

    // In proportion to what comes in: each ends before the next is due, so that memory stays bounded.
    public void BeforeCommit(SqliteConnection connection)
    {
        _index?.Write(connection, Slice(_index.Left, options.IndexBehind - tail.Count));
        _states?.Write(connection, Slice(_states.Left, options.WriteBehind - (tail.LastSeq - _taken)));
    }

    public void Committed()
    {
        tail.Committed();
        people.Committed();
        if (_index?.Advance() == false)
            _index = null;
        if (_states?.Advance() == false)
            _states = null;
        if (_index is null && (tail.Count >= options.IndexBehind || (_isIndexAsked && tail.Count > 0)))
            _index = new IndexFlush(tail);
        if (_states is null && _taken != Unknown && (tail.LastSeq - _taken >= options.WriteBehind || (_areStatesAsked && (people.IsAhead || tail.LastSeq > _taken))))
            _states = new StateFlush(people, _taken = tail.LastSeq);
        _isIndexAsked = _areStatesAsked = false;
    }

    public void RolledBack()
    {
        tail.RolledBack();
        people.RolledBack();
        _index?.Retreat();
        _states?.Retreat();
    }

    /// <param name="left">Rows.</param>
    /// <param name="room">Events until the next flush is due.</param>
    private int Slice(int left, long room) => Math.Max(LeastSlice, (int)Math.Min(left, left * (long)tail.Pending / Math.Max(1, room)));
}
