using Ingest.State;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>
/// Brings the log's indexes and the table of states up to the log, in slices that share the transactions of new events. Until then both are
/// in memory; after a crash the rows of the log say what is missing.
/// </summary>
internal sealed class WriteBehind(LogTail tail, OpenBlock open, PeopleInMemory people, DatabaseOptions options) : IWriteGroup
{
    private const int LeastSlice = 250; // rows: a few milliseconds
    private const long Unknown = -1;

    private bool _isIndexAsked;
    private bool _areStatesAsked;
    private bool _isAwaited;
    private Flush? _index;
    private StateFlush? _states;
    private int _indexBegun; // flushes
    private int _statesBegun;
    private long _taken = Unknown; // states of events up to here are in the table, or on their way

    private bool IsStateAhead => people.IsAhead || tail.LastSeq > _taken;

    /// <summary>All states of events behind this one are in memory. Before that is said, none are written.</summary>
    public void StartAfter(long folded) => Volatile.Write(ref _taken, folded);

    /// <summary>The flushes after which all that is there now has been written. On the writer's thread.</summary>
    /// <exception cref="InvalidOperationException">What was to be folded again has not been.</exception>
    public Goal GoalOf(bool indexes)
    {
        if (_taken == Unknown)
            throw new InvalidOperationException("The end of the log has not been folded again: run TailReplay first.");
        return new(_statesBegun + (IsStateAhead ? 1 : 0), indexes ? _indexBegun + (tail.Count > 0 ? 1 : 0) : 0);
    }

    /// <summary>Whether they have ended; if not, lets the next transaction begin them, however little there is. On the writer's thread.</summary>
    public bool Reach(Goal goal)
    {
        _areStatesAsked |= _statesBegun < goal.States;
        _isIndexAsked |= _indexBegun < goal.Index;
        _isAwaited = !(HasEnded(goal.States, _statesBegun, _states, IsStateAhead) && HasEnded(goal.Index, _indexBegun, _index, tail.Count > 0));
        return !_isAwaited;
    }

    public void Complete(SqliteConnection connection) => open.Write(connection);

    // In proportion to what comes in: each ends before the next is due, so that memory stays bounded.
    public void BeforeCommit(SqliteConnection connection)
    {
        _index?.Write(connection, Slice(_index.Left, options.IndexBehind - tail.Count));
        if (_states is not { } states)
            return;
        var room = options.WriteBehind - (tail.LastSeq - _taken);
        var slice = Slice(states.Left, room);
        // Making a row takes longer than writing it: others do that, unless somebody waits for the flush, or the next will soon be due.
        states.Write(connection, _isAwaited || room < options.WriteBehind / 2 ? slice : Math.Min(slice, states.Ready));
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
            (_index, _indexBegun) = (new IndexFlush(tail), _indexBegun + 1);
        if (_states is null && _taken != Unknown && (tail.LastSeq - _taken >= options.WriteBehind || (_areStatesAsked && IsStateAhead)))
            (_states, _statesBegun) = (new StateFlush(people, _taken = tail.LastSeq), _statesBegun + 1);
        _isIndexAsked = _areStatesAsked = _isAwaited = false;
    }

    public void RolledBack()
    {
        open.Clear();
        tail.RolledBack();
        people.RolledBack();
        _index?.Retreat();
        _states?.Retreat();
    }

    /// <param name="isAhead">Whether there is something for another flush; what there was may have been rolled back.</param>
    private static bool HasEnded(int goal, int begun, Flush? running, bool isAhead) => begun < goal ? running is null && !isAhead : running is null || begun > goal;

    /// <param name="left">Rows.</param>
    /// <param name="room">Events until the next flush is due.</param>
    private int Slice(int left, long room) => Math.Max(LeastSlice, (int)Math.Min(left, left * (long)tail.Pending / Math.Max(1, room)));

    /// <summary>Numbers of flushes.</summary>
    internal readonly record struct Goal(int States, int Index);
}
