namespace ServiceDefaults.Sqlite;

/// <summary>
/// What waits for a transaction. One takes half of those that of late were there at one time, and waits a moment for as many: while they are committed,
/// the processors work for the other half. Who takes whatever is there lets all wait for one commit, and commits a few at a time after it.
/// </summary>
/// <param name="room">How many may wait; beyond it they wait to be let in.</param>
/// <param name="most">How many may be taken at once.</param>
/// <param name="patience">How long as many are waited for; none takes whatever is there.</param>
internal sealed class WriteQueue<T>(int room, int most, TimeSpan patience)
{
    private const int Remembered = 32; // transactions

    private readonly object _lock = new(); // not a Lock, which nobody can wait for
    private readonly Queue<T> _waiting = new();
    private readonly int[] _together = new int[Remembered];
    private int _transactions;
    private int _goal; // whoever brings as many wakes the one that takes
    private TaskCompletionSource? _roomMade;
    private bool _isComplete;

    /// <returns>Whether there was room.</returns>
    /// <exception cref="ObjectDisposedException">Nothing is taken any more.</exception>
    public bool TryAdd(T item)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isComplete, typeof(SqliteFile));
            if (_waiting.Count >= room)
                return false;
            _waiting.Enqueue(item);
            if (_waiting.Count == _goal)
                Monitor.Pulse(_lock);
            return true;
        }
    }

    /// <summary>Adds it as soon as there is room.</summary>
    /// <inheritdoc cref="TryAdd"/>
    public async Task AddAsync(T item, CancellationToken cancellationToken)
    {
        while (!TryAdd(item))
            await Room().WaitAsync(cancellationToken);
    }

    /// <summary>Takes the next, and waits until there are any. For one thread.</summary>
    /// <returns>Whether there are any; else there never will be.</returns>
    public bool Take(List<T> group)
    {
        lock (_lock)
        {
            var goal = most;
            if (patience > TimeSpan.Zero)
                WaitFor(goal = Math.Clamp((_together.Max() + 1) / 2, 1, most), (int)Math.Ceiling(patience.TotalMilliseconds));
            WaitFor(1, Timeout.Infinite);
            while (group.Count < goal && _waiting.TryDequeue(out var item))
                group.Add(item);
            MakeRoom();
            return group.Count > 0;
        }
    }

    /// <summary>Those that were taken have been committed, and are about to be answered.</summary>
    public void Committed(int count)
    {
        lock (_lock)
            _together[_transactions++ % Remembered] = count + _waiting.Count;
    }

    /// <returns>Whether it was open until now.</returns>
    public bool TryComplete()
    {
        lock (_lock)
        {
            var wasOpen = !_isComplete;
            _isComplete = true;
            Monitor.Pulse(_lock);
            MakeRoom();
            return wasOpen;
        }
    }

    private Task Room()
    {
        lock (_lock)
            return _waiting.Count < room || _isComplete ? Task.CompletedTask : (_roomMade ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    private void MakeRoom()
    {
        _roomMade?.SetResult();
        _roomMade = null;
    }

    private void WaitFor(int goal, int milliseconds)
    {
        _goal = goal;
        while (_waiting.Count < goal && !_isComplete && Monitor.Wait(_lock, milliseconds))
        {
        }
        _goal = 0;
    }
}
