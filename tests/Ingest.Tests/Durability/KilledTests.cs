namespace Ingest.Tests.Durability;

/// <summary>SIGKILL at random moments under load, again and again on the same file.</summary>
public sealed class KilledTests
{
    /// <summary><c>INGEST_KILL_ROUNDS=500</c> for a long night.</summary>
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("INGEST_KILL_ROUNDS"), out var rounds) ? rounds : 50;

    private const int WriteBehind = 100;

    /// <summary>What waits, what is being written, and what a few transactions bring meanwhile; the log grows to tens of thousands.</summary>
    private const int MaxReplayed = (2 * WriteBehind) + (8 * Load.MostAtOnce);

    [Fact]
    public async Task What_was_acknowledged_is_there_once_and_the_state_is_what_the_log_gives()
    {
        using var folder = new Folder();
        var random = new Random();
        var acknowledged = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            // Few events between writes of states and indexes, so that many kills fall into one.
            await using var process = await IngestProcess.StartAsync(folder.Path, new Dictionary<string, string> { ["WRITEBEHIND"] = $"{WriteBehind}" });
            var load = new Load(round);
            await load.RunAsync(process, random.Next(1, 1500), process.KillAsync, TestContext.Current.CancellationToken);
            acknowledged.AddRange(load.Acknowledged);
            Assert.Empty(load.Refused);
            await LogCheck.CheckAsync(folder.Path, acknowledged, $"round {round}", MaxReplayed);
        }
    }
}
