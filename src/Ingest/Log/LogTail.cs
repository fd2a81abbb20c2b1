using System.Buffers;

namespace Ingest.Log;

/// <summary>
/// What the log's indexes do not hold yet. An event's row is written at once; its two index entries, which lie anywhere in their tables, wait
/// here until so many are together that they share pages. They are read from the rows again, so they need not be durable.
/// </summary>
internal sealed class LogTail(KnownKeys known)
{
    private readonly Lock _lock = new();
    private readonly HashSet<long> _erased = []; // numbers whose entries must not be written any more
    private readonly List<long> _erasing = []; // those of the running transaction
    private Generation _current = new();
    private Generation? _leaving;
    private Generation _spare = new();
    private Generation? _left; // until the next has left: a reader's view of the file may be older than the end of its flush
    private int _pending;

    /// <summary>The number of the last event, the running transaction's among them.</summary>
    public long LastSeq { get; private set; }

    /// <summary>Entries since the last flush began.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _current.Count;
        }
    }

    /// <summary>Entries of the running transaction.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _pending;
        }
    }

    /// <summary>Starts behind the events that are in the file.</summary>
    public void StartAfter(long seq) => LastSeq = seq;

    /// <summary>Adds an event of the running transaction.</summary>
    public Entry Add(long key, long origin)
    {
        known.Add(key);
        lock (_lock)
        {
            var entry = new Entry(++LastSeq, key, origin, _current.LastOf(origin));
            _current.Add(entry);
            _pending++;
            return entry;
        }
    }

    /// <summary>Adds an event that is in the file already.</summary>
    public void Restore(Entry entry)
    {
        known.Add(entry.Key);
        lock (_lock)
            _current.Add(entry);
    }

    /// <summary>Whether the key may be here or in the index.</summary>
    public bool MayHold(long key) => known.MayHold(key);

    public long? FindKey(long key)
    {
        lock (_lock)
            return _current.FindKey(key) ?? _leaving?.FindKey(key);
    }

    public IReadOnlyList<long> FindOrigin(long origin)
    {
        lock (_lock)
        {
            var found = new List<long>();
            _left?.FindOrigin(origin, found);
            _leaving?.FindOrigin(origin, found);
            _current.FindOrigin(origin, found);
            return found;
        }
    }

    /// <summary>The running transaction removes the event of this number.</summary>
    public void Erase(long seq)
    {
        lock (_lock)
        {
            if (_erased.Add(seq))
                _erasing.Add(seq);
        }
    }

    /// <summary>Whether an event's row is gone: nothing may lead to it.</summary>
    public bool IsErased(long seq)
    {
        lock (_lock)
            return _erased.Count > 0 && _erased.Contains(seq);
    }

    public void Committed()
    {
        lock (_lock)
        {
            _pending = 0;
            _erasing.Clear();
        }
    }

    public void RolledBack()
    {
        lock (_lock)
        {
            LastSeq -= _pending;
            for (; _pending > 0; _pending--)
                _current.RemoveLast();
            _erased.ExceptWith(_erasing);
            _erasing.Clear();
        }
    }

    /// <summary>Begins a flush: what is there now leaves, and is found here until <see cref="EndFlush"/>. Between transactions only.</summary>
    /// <returns>What leaves, and of it those that no row leads to, each in an array of the shared pool.</returns>
    public (ArraySegment<Entry> All, ArraySegment<Entry> Lasts) BeginFlush()
    {
        lock (_lock)
        {
            (_leaving, _current, _spare) = (_current, _spare, new());
            return _leaving.Copy();
        }
    }

    public void EndFlush()
    {
        lock (_lock)
        {
            if (_leaving is { Count: > 0 } gone)
                _erased.RemoveWhere(seq => seq <= gone.Last.Seq);
            if (_left is { } longGone)
            {
                longGone.Clear();
                _spare = longGone;
            }
            (_left, _leaving) = (_leaving, null);
        }
    }

    /// <param name="Key">Of its source and id.</param>
    /// <param name="Origin">Of whom it was told under.</param>
    /// <param name="Before">The one before it that was told under the same, if that came since the last flush; else 0. Its row says so, so that only the last of them needs an entry in the index.</param>
    internal readonly record struct Entry(long Seq, long Key, long Origin, long Before);

    /// <summary>
    /// The entries from one flush to the next. There are a hundred thousand of them: nothing here is an object of its own, and the room for them is used again, because
    /// arrays of this size bring full collections.
    /// </summary>
    private sealed class Generation
    {
        private readonly List<Entry> _entries = [];
        private readonly List<int> _before = []; // of each entry: where the one before it of the same origin is; -1: nowhere
        private readonly Dictionary<long, long> _keys = [];
        private readonly Dictionary<long, int> _lastOf = []; // where an origin's last entry is

        public int Count => _entries.Count;

        public Entry Last => _entries[^1];

        /// <summary>After a start there may be several of an origin that no row leads to: from one flush to the next, rows know of each other.</summary>
        public (ArraySegment<Entry> All, ArraySegment<Entry> Lasts) Copy()
        {
            var (all, lasts, count) = (ArrayPool<Entry>.Shared.Rent(Count), ArrayPool<Entry>.Shared.Rent(Count), 0);
            _entries.CopyTo(all);
            foreach (var last in _lastOf.Values)
                lasts[count++] = _entries[last];
            for (var place = 0; place < Count; place++)
            {
                if (_before[place] is >= 0 and var before && _entries[place].Before != _entries[before].Seq)
                    lasts[count++] = _entries[before];
            }
            return (new(all, 0, Count), new(lasts, 0, count));
        }

        public void Clear()
        {
            _entries.Clear();
            _before.Clear();
            _keys.Clear();
            _lastOf.Clear();
        }

        public void Add(Entry entry)
        {
            _before.Add(_lastOf.GetValueOrDefault(entry.Origin, -1));
            _lastOf[entry.Origin] = _entries.Count;
            _entries.Add(entry);
            _keys.TryAdd(entry.Key, entry.Seq);
        }

        public void RemoveLast()
        {
            var (entry, before) = (_entries[^1], _before[^1]);
            _entries.RemoveAt(_entries.Count - 1);
            _before.RemoveAt(_before.Count - 1);
            if (_keys.GetValueOrDefault(entry.Key) == entry.Seq)
                _keys.Remove(entry.Key);
            if (before < 0)
                _lastOf.Remove(entry.Origin);
            else
                _lastOf[entry.Origin] = before;
        }

        public long LastOf(long origin) => _lastOf.TryGetValue(origin, out var place) ? _entries[place].Seq : 0;

        public long? FindKey(long key) => _keys.TryGetValue(key, out var seq) ? seq : null;

        public void FindOrigin(long origin, List<long> found)
        {
            for (var place = _lastOf.GetValueOrDefault(origin, -1); place >= 0; place = _before[place])
                found.Add(_entries[place].Seq);
        }
    }
}
