namespace Ingest.Log;

/// <summary>
/// Says of most keys that the log does not hold them, without a look at its index, whose pages lie anywhere: a Bloom filter (Bloom 1970) of all keys there are
/// and were. It never denies one that is there; what it says may be there is looked for.
/// </summary>
internal sealed class KnownKeys
{
    private const int Bits = 1 << 27; // 16 MB: with ten million keys it lets one of fifty unknown ones through

    private readonly long[] _words = new long[Bits / 64];
    private volatile bool _isComplete;

    public bool MayHold(long key) => !_isComplete || (IsSet((uint)key) && IsSet((uint)(key >>> 32)));

    /// <summary>From any thread.</summary>
    public void Add(long key)
    {
        // A key is a hash: its halves are two that know nothing of each other.
        Set((uint)key);
        Set((uint)(key >>> 32));
    }

    /// <summary>All keys of the index were added. Until this is said, every key may be there.</summary>
    public void Complete() => _isComplete = true;

    private bool IsSet(uint hash) => (Volatile.Read(ref _words[hash % Bits / 64]) & (1L << (int)hash)) != 0;

    private void Set(uint hash) => Interlocked.Or(ref _words[hash % Bits / 64], 1L << (int)hash);
}
