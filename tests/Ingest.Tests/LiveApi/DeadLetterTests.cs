using System.Text;
using Ingest.Events;
using Ingest.Log;

namespace Ingest.Tests.LiveApi;

public sealed class DeadLetterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_refused_is_listed_and_shown_with_its_bytes()
    {
        await using var rig = await IngestRig.StartAsync();
        const string sent = """{"userId":"u1","messageId":"m1","properties":{"x":1}}""";
        using var answer = await rig.PostAsync("/v1/track", sent);

        var listed = Assert.Single((await rig.JsonAsync("/v1/dead-letters", IngestRig.AdminKey)).GetProperty("items").EnumerateArray());
        var shown = await rig.JsonAsync($"/v1/dead-letters/{listed.GetProperty("id")}", IngestRig.AdminKey);

        Assert.Contains("event", listed.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(sent, Encoding.UTF8.GetString(shown.GetProperty("raw").GetBytesFromBase64()));
        Assert.True(shown.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task What_was_too_late_is_accepted_by_a_replay_once_the_bound_is_moved()
    {
        await using var rig = await IngestRig.StartAsync();
        var at = rig.Time.GetUtcNow().AddDays(-500);
        using var answer = await rig.PostAsync("/v1/track", $$$"""{"userId":"u1","messageId":"m1","event":"Product Added","timestamp":"{{{at:O}}}","properties":{"product_id":"mug"}}""");
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.StartsWith("""{"accepted":0,"refused":1,""", (await rig.DoAsync(HttpMethod.Post, "/v1/dead-letters/replay")).GetRawText(), StringComparison.Ordinal);

        rig.Get<Ingest.Hosting.IngestOptions>().MaxLateness = TimeSpan.FromDays(1000);
        var replayed = await rig.DoAsync(HttpMethod.Post, "/v1/dead-letters/replay");

        Assert.Equal("""{"accepted":1,"refused":0,"reasons":[]}""", replayed.GetRawText());
        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
        Assert.Empty((await rig.JsonAsync("/v1/dead-letters", IngestRig.AdminKey)).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task They_are_bounded_in_number_and_in_size()
    {
        using var folder = new Folder();
        await using var database = folder.Open();
        await database.WriteAsync(
            tables =>
            {
                for (var i = 0; i < DeadLetterTable.Kept + 5; i++)
                    tables.DeadLetters.Add(new Refusal("s", Sample.Morning, $"{i}", new byte[1]));
                tables.DeadLetters.Add(new Refusal("s", Sample.Morning, "large", new byte[DeadLetterTable.MaxBytes + 1]));
                return true;
            },
            Ct);

        var kept = database.Read(tables => tables.DeadLetters.List(int.MaxValue));

        Assert.Equal(DeadLetterTable.Kept, kept.Count);
        Assert.Equal((false, DeadLetterTable.MaxBytes, DeadLetterTable.MaxBytes + 1L), (kept[0].IsWhole, kept[0].Refusal.Raw.Length, kept[0].Size));
    }
}
