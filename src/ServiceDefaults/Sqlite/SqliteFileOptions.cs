namespace ServiceDefaults.Sqlite;

/// <summary>How a <see cref="SqliteFile"/> trades speed, memory and safety.</summary>
internal sealed record SqliteFileOptions
{
    /// <summary>Whether what was answered survives a loss of power, and not only of the process (<c>synchronous=FULL</c> or <c>NORMAL</c>).</summary>
    public bool SurvivesPowerLoss { get; init; } = true;

    /// <summary>How long a transaction waits at most for as many writes as half of those that came at one time of late. None: it takes all that are there.</summary>
    public TimeSpan GroupWait { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Memory for pages of a connection. Small, because most files are.</summary>
    public int CacheKiB { get; init; } = 2048;

    /// <summary>Of the tables; kept as SQLite's <c>user_version</c>. A file with tables of another one is not opened.</summary>
    public int Version { get; init; }

    /// <summary>Called before the file is opened to be written, each time that is tried; throws where it must not be.</summary>
    public Action? BeforeWriting { get; init; }
}
