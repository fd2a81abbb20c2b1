namespace Ingest.Log;

/// <summary>How the file is kept.</summary>
internal sealed record DatabaseOptions
{
    /// <summary>Whether what was answered survives a loss of power, and not only the end of the process.</summary>
    public bool SurvivesPowerLoss { get; init; } = true;

    /// <summary>How long a commit waits at most for as many requests as half of those that came at one time of late: a lone one does not wait.</summary>
    public TimeSpan GroupWait { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Memory for people's states: some 100,000 usual ones.</summary>
    public long MemoryBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Events that states may be behind the log: few enough to be folded again in half a second.</summary>
    public int WriteBehind { get; init; } = 10_000;

    /// <summary>
    /// Events that the log's indexes may be behind it: the more, the more of their entries share a page that is written. After a start they are
    /// read again, a microsecond each; in memory they take some 10 MB.
    /// </summary>
    public int IndexBehind { get; init; } = 100_000;

    /// <summary>Memory for pages of each connection: inner pages of indexes with tens of millions of entries.</summary>
    public int CacheKiB { get; init; } = 16 * 1024;
}
