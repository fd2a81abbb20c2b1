using System.Diagnostics;
using Ingest.Events;
using Ingest.Log;
using Ingest.Processing;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.Cli;

/// <summary>Commands on the file of a stopped service, each in a process of its own: the environment is one of its settings.</summary>
public sealed class OfflineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, 1, "duplicates")] // known for seven days
    [InlineData("2.00:00:00", null, 0, "again")]
    [InlineData(null, "2.00:00:00", 0, "again")]
    [InlineData("4.00:00:00", "2.00:00:00", 1, "duplicates")] // the environment has the last word, as in the service
    public async Task An_audit_knows_ids_for_as_long_as_the_service_does(string? environment, string? file, int code, string kind)
    {
        using var folder = new Folder();
        await AddTwiceAsync(folder, days: 3);
        if (file is not null)
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.json"), $$$"""{"Ingest":{"KnownIds":"{{{file}}}"}}""", Ct);

        var (audited, output, _) = await RunAsync(folder, environment, "audit");

        Assert.Equal(code, audited);
        Assert.Contains($" {kind} ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit", "00:30:00", "Ingest:KnownIds and Ingest:MaxLateness must be at least 01:00:00")]
    [InlineData("rebuild", "00:30:00", "Ingest:KnownIds and Ingest:MaxLateness must be at least 01:00:00")]
    [InlineData("rebuild", "soon", "'soon' at 'Ingest:KnownIds'")]
    public async Task Settings_that_the_service_would_not_take_are_told(string command, string knownIds, string said)
    {
        using var folder = new Folder();
        await AddTwiceAsync(folder, days: 3);

        var (code, output, error) = await RunAsync(folder, knownIds, command);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(said, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_audited_is_not_one_with_an_error()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "ingest.db"), new string('x', 8192), Ct);

        var (code, _, error) = await RunAsync(folder, null, "audit");

        Assert.Equal(2, code);
        Assert.Contains("not a database", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_version_is_told_as_such()
    {
        using var folder = new Folder();
        await AddTwiceAsync(folder, days: 3);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "ingest.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version=7";
            command.ExecuteNonQuery();
        }

        var (code, _, error) = await RunAsync(folder, null, "audit");

        Assert.Equal(2, code);
        Assert.Contains("its tables are version 7, those of this program 1", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    /// <summary>Adds an event, and the same again once its id was forgotten.</summary>
    private static async Task AddTwiceAsync(Folder folder, int days)
    {
        await using var database = folder.Open();
        var happened = Sample.Event("Product Added", """{"product_id":"mug"}""", id: "e1");
        await AddAsync(database, happened);
        await database.CatchUpAsync(Ct);
        var seq = database.Read(tables => tables.Upkeep.FirstSince(Sample.Morning.AddHours(1)));
        for (var part = 0; part < LogUpkeep.Parts; part++)
        {
            var one = part;
            await database.WriteAsync(tables => tables.Upkeep.ForgetKeys(one, seq), Ct);
        }
        await AddAsync(database, happened with { ReceivedAt = happened.ReceivedAt.AddDays(days) });
        await database.CatchUpAsync(Ct);
    }

    private static Task<bool> AddAsync(IngestDatabase database, Event happened) => database.WriteAsync(tables =>
    {
        var seq = tables.Log.Append(happened)!.Value;
        Projector.Apply(tables, happened.Person, new(seq, happened), null);
        return true;
    }, Ct);

    /// <summary>Runs where nothing but <paramref name="knownIds"/> and the folder's files is set: without keys, as on a machine that has a copy only.</summary>
    private static async Task<(int Code, string Output, string Error)> RunAsync(Folder folder, string? knownIds, string command)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Ingest.dll"), command, "--data", folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        if (knownIds is not null)
            start.Environment["INGEST__KNOWNIDS"] = knownIds;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output, await error);
    }
}
