namespace Ingest.Tests.Durability;

/// <summary>SIGKILL at random moments under load and while the service starts, again and again on the same file.</summary>
public sealed class KilledTests
{
    /// <summary><c>INGEST_KILL_ROUNDS=500</c> for a long night.</summary>
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("INGEST_KILL_ROUNDS"), out var rounds) ? rounds : 50;

    /// <summary>Rounds on one file. All of it is looked through after each, so it should not grow for ever.</summary>
    private const int OnOneFile = 25;

    private const int AtOnce = 2; // files: while one service starts, another is under load or looked through

    private const int WriteBehind = 100;

    /// <summary>What waits, what is being written, and what a few transactions bring meanwhile; the log grows to tens of thousands.</summary>
    private const int MaxReplayed = (2 * WriteBehind) + (8 * Load.MostAtOnce);

    // Few events between writes of states and indexes, so that many kills fall into one.
    private static readonly Dictionary<string, string> Settings = new() { ["WRITEBEHIND"] = $"{WriteBehind}" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_there_once_and_the_state_is_what_the_log_gives()
    {
        var done = 0;
        await Parallel.ForAsync(0, (Rounds + OnOneFile - 1) / OnOneFile, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Ct }, async (file, _) =>
        {
            using var folder = new Folder();
            var acknowledged = new List<string>();
            for (var round = file * OnOneFile; round < Math.Min(Rounds, (file + 1) * OnOneFile); round++)
            {
                var told = await RunAsync(folder.Path, round, acknowledged);
                TestContext.Current.TestOutputHelper!.WriteLine($"{Interlocked.Increment(ref done)} of {Rounds}: {told}");
            }
        });
        Assert.Equal(Rounds, done);
    }

    private static async Task<string> RunAsync(string folder, int round, List<string> acknowledged)
    {
        var random = new Random();
        var told = random.Next(3) == 0 ? await KillWhileStartingAsync(folder, random.Next(1, 10)) + ", then" : "killed";
        await using var process = await IngestProcess.StartAsync(folder, Settings);
        var load = new Load(round);
        await load.RunAsync(process, random.Next(1, 1500), process.KillAsync, Ct);
        acknowledged.AddRange(load.Acknowledged);
        Assert.Empty(load.Refused);
        var (events, replayed) = await LogCheck.CheckAsync(folder, acknowledged, $"round {round}", MaxReplayed);
        return $"round {round}, {told} under load; {acknowledged.Count} acknowledged, {events} in the log, {replayed} folded again";
    }

    /// <summary>Kills the service when it has touched its files that often, or listens: some ten times it does.</summary>
    private static async Task<string> KillWhileStartingAsync(string folder, int touches)
    {
        var left = touches;
        var moment = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(folder);
        watcher.Created += Touched;
        watcher.Changed += Touched;
        watcher.EnableRaisingEvents = true;
        return await IngestProcess.KillWhileStartingAsync(folder, Settings, moment.Task) ? "killed once it listened" : $"killed while it started, at touch {touches} of its files";

        void Touched(object sender, FileSystemEventArgs e)
        {
            if (Interlocked.Decrement(ref left) == 0)
                moment.TrySetResult();
        }
    }
}
