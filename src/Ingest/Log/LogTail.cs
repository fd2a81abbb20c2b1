using System.Runtime.InteropServices;

namespace Ingest.Log;

/// <summary>
/// What the log's indexes do not hold yet. An event's row is written at once; its two index entries, which lie anywhere in their tables, wait
/// here until many of them can be written in order. They can be read from the rows again, so they need not be durable.
/// </summary>
internal sealed class LogTail
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _pending = [];
    private readonly HashSet<long> _erased = []; // numbers whose entries must not be written any more
    private readonly List<long> _erasing = []; // those of the running transaction
    private Generation _current = new();
    private Generation? _leaving;

    /// <summary>The number of the last event, the running transaction's among them.</summary>
    public long LastSeq { get; private set; }

    /// <summary>Entries since the last flush began.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _current.Entries.Count;
        }
    }

    /// <summary>Entries of the running transaction.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _pending.Count;
        }
    }

    /// <summary>Starts behind the events that are in the file.</summary>
    public void StartAfter(long seq) => LastSeq = seq;

    /// <summary>Adds an event of the running transaction.</summary>
    public long Add(long key, long origin)
    {
        lock (_lock)
        {
            var entry = new Entry(++LastSeq, key, origin);
            _pending.Add(entry);
            _current.Add(entry);
            return entry.Seq;
        }
    }

    /// <summary>Adds an event that is in the file already.</summary>
    public void Restore(long seq, long key, long origin)
    {
        lock (_lock)
            _current.Add(new(seq, key, origin));
    }

    public long? FindKey(long key)
    {
        lock (_lock)
            return _current.Keys.TryGetValue(key, out var seq) || _leaving?.Keys.TryGetValue(key, out seq) == true ? seq : null;
    }

    public IReadOnlyList<long> FindOrigin(long origin)
    {
        lock (_lock)
        {
            var found = new List<long>();
            if (_leaving?.Origins.TryGetValue(origin, out var leaving) == true)
                found.AddRange(leaving);
            if (_current.Origins.TryGetValue(origin, out var current))
                found.AddRange(current);
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
            _pending.Clear();
            _erasing.Clear();
        }
    }

    public void RolledBack()
    {
        lock (_lock)
        {
            LastSeq -= _pending.Count;
            for (var i = _pending.Count - 1; i >= 0; i--)
                _current.RemoveLast(_pending[i]);
            _pending.Clear();
            _erased.ExceptWith(_erasing);
            _erasing.Clear();
        }
    }

    /// <summary>Begins a flush: what is there now leaves, and is found here until <see cref="EndFlush"/>. Between transactions only.</summary>
    public IReadOnlyList<Entry> BeginFlush()
    {
        lock (_lock)
        {
            _leaving = _current;
            _current = new();
            return _leaving.Entries;
        }
    }

    public void EndFlush()
    {
        lock (_lock)
        {
            if (_leaving?.Entries is [.., var last])
                _erased.RemoveWhere(seq => seq <= last.Seq);
            _leaving = null;
        }
    }

    /// <param name="Key">Of its source and id.</param>
    /// <param name="Origin">Of whom it was told under.</param>
    internal readonly record struct Entry(long Seq, long Key, long Origin);

    private sealed class Generation
    {
        public List<Entry> Entries { get; } = [];
        public Dictionary<long, long> Keys { get; } = [];
        public Dictionary<long, List<long>> Origins { get; } = [];

        public void Add(Entry entry)
        {
            Entries.Add(entry);
            Keys.TryAdd(entry.Key, entry.Seq);
            (CollectionsMarshal.GetValueRefOrAddDefault(Origins, entry.Origin, out _) ??= new(4)).Add(entry.Seq);
        }

        public void RemoveLast(Entry entry)
        {
            Entries.RemoveAt(Entries.Count - 1);
            if (Keys.GetValueOrDefault(entry.Key) == entry.Seq)
                Keys.Remove(entry.Key);
            Origins[entry.Origin].Remove(entry.Seq);
        }
    }
}
