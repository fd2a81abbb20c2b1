using Ingest.Cli;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.Durability;

public sealed class RebuildTests
{
    [Fact]
    public async Task States_are_mended_while_events_go_on_coming()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        var load = new Load(1);
        await using (var process = await IngestProcess.StartAsync(folder.Path))
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await load.RunAsync(process, 500, enough.CancelAsync, enough.Token);
            await process.StopAsync();
        }
        await CatchUpAsync(folder);
        Damage(folder);

        await using (var process = await IngestProcess.StartAsync(folder.Path))
        {
            var (wrong, found) = await RunAsync(process, "audit", "--format", "json");
            Assert.Equal(1, wrong);
            Assert.Subset(
                System.Text.Json.JsonElement.Parse(found).GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("kind").GetString()!).ToHashSet(), new HashSet<string> { "divergence", "stale_users" });
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var more = new Load(2);
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var loading = more.RunAsync(process, 100, () => { started.SetResult(); return Task.CompletedTask; }, enough.Token);
            await started.Task;

            var before = more.Acknowledged.Count;
            var (code, said) = await RunAsync(process, "rebuild");
            for (var again = 0; again < 3; again++)
                await RunAsync(process, "rebuild");
            var during = more.Acknowledged.Count - before;

            await enough.CancelAsync();
            await loading;
            Assert.Equal(0, code);
            Assert.DoesNotContain(" 0 states changed", said, StringComparison.Ordinal);
            Assert.True(during > 0, "no event was accepted while states were made anew");
            Assert.Empty(more.Refused);
            var (audited, report) = await RunAsync(process, "audit");
            Assert.True(audited == 0, report);
            load.Acknowledged.ToList().ForEach(more.Acknowledged.Add);
            load = more;
        }
        await LogCheck.CheckAsync(folder.Path, load.Acknowledged, "rebuilt");
    }

    [Fact]
    public async Task The_command_line_tells_events_of_a_person_a_line_each()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        await using var process = await IngestProcess.StartAsync(folder.Path);
        await new Load(1).SendOneAsync(process, "m1", ct);
        await new Load(1).SendOneAsync(process, "m2", ct);

        var (code, said) = await RunAsync(process, "events", "u1", "--after", "1");

        Assert.Equal(0, code);
        Assert.StartsWith("""{"seq":2,"id":"m2","type":"Product Viewed","user_id":"u1",""", Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> RunAsync(IngestProcess process, string command, params string[] arguments)
    {
        using var said = new StringWriter();
        var parsed = IngestCommand.Create([]).Parse([command, .. arguments, "--url", process.Client.BaseAddress!.ToString(), "--key", IngestRig.AdminKey]);
        var code = await parsed.InvokeAsync(new() { Output = said, Error = said }, TestContext.Current.CancellationToken);
        return (code, said.ToString());
    }

    private static async Task CatchUpAsync(Folder folder)
    {
        await using var database = folder.Open();
        await Ingest.Processing.TailReplay.RunAsync(database, default);
        await database.CatchUpAsync(default);
    }

    /// <summary>Everybody has more in the cart than the log says, and somebody has a state whom it knows nothing of.</summary>
    private static void Damage(Folder folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "ingest.db")};Pooling=False");
        connection.Open();
        Altered.Define(connection);
        using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE states SET state = altered(state);
            INSERT INTO states(person, state) SELECT 'ghost', state FROM states LIMIT 1;
            """;
        Assert.True(command.ExecuteNonQuery() > 1);
    }
}
