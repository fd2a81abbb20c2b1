using Ingest.State;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>
/// Brings the log's indexes and the table of states up to the log, in slices that share the transactions of new events. Until then both are
/// in memory; after a crash the rows of the log say what is missing.
/// </summary>
/// <param name="begin">Events after which a flush begins.</param>
internal sealed class WriteBehind(LogTail tail, PeopleInMemory people, int begin) : IWriteGroup
{
    private const int LeastSlice = 250; // rows: a few milliseconds

    private volatile bool _asked;
    private Flush? _flush;

    /// <summary>Whether nothing is left to write.</summary>
    public bool IsDone => _flush is null && tail.Count == 0 && !people.IsAhead;

    /// <summary>Lets the next transaction begin to write, however little there is.</summary>
    public void Ask() => _asked = true;

    public void BeforeCommit(SqliteConnection connection)
    {
        if (_flush is not { } flush)
            return;
        // In proportion to what comes in: it ends before the next is due, so that memory stays bounded.
        var room = Math.Max(1, begin - tail.Count);
        flush.Write(connection, Math.Max(LeastSlice, (int)Math.Min(flush.Left, (long)flush.Left * tail.Pending / room)));
    }

    public void Committed()
    {
        tail.Committed();
        people.Committed();
        if (_flush is { } flush)
        {
            if (flush.Advance())
                return;
            tail.EndFlush();
            _flush = null;
        }
        var begins = tail.Count >= begin || (_asked && !IsDone);
        _asked = false;
        if (!begins)
            return;
        _flush = new(tail, people);
    }

    public void RolledBack()
    {
        tail.RolledBack();
        people.RolledBack();
        _flush?.Retreat();
    }

    /// <summary>One pass: keys in their order, origins in theirs, states in theirs, and at last the word that all of it is there.</summary>
    private sealed class Flush
    {
        private readonly IReadOnlyList<LogTail.Entry> _byKey;
        private readonly IReadOnlyList<LogTail.Entry> _byOrigin;
        private readonly IReadOnlyList<string> _ahead;
        private readonly long _folded;
        private readonly LogTail _tail;
        private readonly PeopleInMemory _people;
        private readonly List<(Person Person, PersonState State)> _slice = [];
        private int _done;
        private int _next;

        public Flush(LogTail tail, PeopleInMemory people)
        {
            var entries = tail.BeginFlush();
            _byKey = [.. entries.OrderBy(e => e.Key)];
            _byOrigin = [.. entries.OrderBy(e => e.Origin).ThenBy(e => e.Seq)];
            _ahead = people.TakeAhead();
            _folded = entries.Count > 0 ? entries[^1].Seq : 0;
            (_tail, _people) = (tail, people);
        }

        public int Left => _byKey.Count + _byOrigin.Count + _ahead.Count + 1 - _done;

        public void Write(SqliteConnection connection, int rows)
        {
            var states = new SqliteStateStore(connection);
            for (_next = _done; rows > 0 && _next < _done + Left; rows--, _next++)
                Write(connection, states, _next);
        }

        /// <returns>Whether something is left.</returns>
        public bool Advance()
        {
            foreach (var (person, state) in _slice)
                person.Written = state;
            _slice.Clear();
            _done = _next;
            return Left > 0;
        }

        public void Retreat()
        {
            _slice.Clear();
            _next = _done;
        }

        private void Write(SqliteConnection connection, SqliteStateStore states, int index)
        {
            if (index < _byKey.Count)
            {
                var entry = _byKey[index];
                connection.Statement("INSERT OR IGNORE INTO log_keys(key, seq) VALUES(?1, ?2)").Bind(1, entry.Key).Bind(2, entry.Seq).Run();
            }
            else if ((index -= _byKey.Count) < _byOrigin.Count)
            {
                var entry = _byOrigin[index];
                if (!_tail.IsErased(entry.Seq))
                    connection.Statement("INSERT OR IGNORE INTO log_origins(origin, seq) VALUES(?1, ?2)").Bind(1, entry.Origin).Bind(2, entry.Seq).Run();
            }
            else if ((index -= _byOrigin.Count) < _ahead.Count)
            {
                if (_people.IsWritten(_ahead[index]) || !_people.TryGetCommitted(_ahead[index], out var person))
                    return; // merged or erased, just now or since: the table knows better
                var state = person.State;
                states.Put(person.Id, state);
                _slice.Add((person, state));
            }
            else if (_folded > 0)
            {
                LogProgress.Fold(connection, _folded);
            }
        }
    }
}
