using Ingest.Audit;
using Ingest.Events;
using Ingest.Log;
using Ingest.Processing;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.Audit;

public sealed class AuditorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_wrong_with_what_was_accepted()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.IdentifyAsync("u1", "a1");
        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""", at: rig.Time.GetUtcNow().AddHours(-3));

        var report = await rig.JsonAsync("/v1/audit", IngestRig.AdminKey);

        Assert.Equal((true, 2, 1), (report.GetProperty("ok").GetBoolean(), report.GetProperty("events").GetInt64(), report.GetProperty("people").GetInt64()));
        Assert.Equal("late", Assert.Single(report.GetProperty("findings").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData(-25, true)]
    [InlineData(25, true)]
    [InlineData(-23, false)]
    public async Task A_clock_that_is_more_than_a_day_off_is_a_warning(int hours, bool isFound)
    {
        await using var rig = await IngestRig.StartAsync();
        var clock = rig.Time.GetUtcNow().AddHours(hours);

        using var answer = await rig.PostAsync(
            "/v1/batch", $$$"""{"sentAt":"{{{clock:O}}}","batch":[{"type":"track","messageId":"m1","userId":"u1","event":"Looked","timestamp":"{{{clock.AddMinutes(-1):O}}}"}]}""");

        var report = await rig.JsonAsync("/v1/audit", IngestRig.AdminKey);
        Assert.True(report.GetProperty("ok").GetBoolean());
        if (!isFound)
        {
            Assert.Empty(report.GetProperty("findings").EnumerateArray());
            return;
        }
        var finding = Assert.Single(report.GetProperty("findings").EnumerateArray());
        Assert.Equal(("clocks", "warning", 1), (finding.GetProperty("kind").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("count").GetInt32()));
        Assert.StartsWith("default/segment m1: sent at 2026-11-", finding.GetProperty("examples")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE states SET state = altered(state) WHERE person = 'u1'", "divergence")]
    [InlineData("UPDATE states SET state = substr(state, 2) WHERE person = 'u1'", "divergence")]
    [InlineData("INSERT INTO states(person, state) SELECT 'ghost', state FROM states WHERE person = 'u1'", "stale_users")]
    [InlineData("DELETE FROM log WHERE last = 1", "gaps", "divergence")]
    [InlineData("DELETE FROM log WHERE last = 2", "gaps", "divergence")]
    [InlineData("INSERT INTO log(last, received, events, heads, bodies) SELECT 3, received, events, heads, bodies FROM log WHERE last = 1", "duplicates")]
    public async Task What_somebody_did_to_the_file_is_found_and_states_are_mended(string damage, params string[] kinds)
    {
        using var folder = new Folder();
        await using (var database = folder.Open())
        {
            foreach (var product in (string[])["mug", "tea"]) // a row each
                await database.WriteAsync(tables => Add(tables, product), Ct);
            await database.CatchUpAsync(Ct);
        }
        Damage(Path.Combine(folder.Path, "ingest.db"), damage);
        await using var damaged = folder.Open();
        await TailReplay.RunAsync(damaged, Ct);
        var auditor = new Auditor(damaged, new(), TimeProvider.System);

        Assert.Equal(kinds.Order(), (await auditor.RunAsync(Ct)).Findings.Where(f => f.Severity == "error").Select(f => f.Kind).Order());

        await auditor.RebuildAsync(Ct);
        Assert.DoesNotContain((await auditor.RunAsync(Ct)).Findings, f => f.Kind is "divergence" or "stale_users");
    }

    private static bool Add(IngestTables tables, string product)
    {
        var happened = Sample.Event("Product Added", $$"""{"product_id":"{{product}}"}""", id: product);
        var seq = tables.Log.Append(happened)!.Value;
        Projector.Apply(tables, "u1", new LogEntry(seq, happened), null);
        return true;
    }

    private static void Damage(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Altered.Define(connection);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the text is a test case
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
