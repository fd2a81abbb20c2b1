using Ingest.Log;
using Ingest.Processing;

namespace Ingest.Tests.Processing;

/// <summary>An event counts once, for seven days or as the options say: by source and id, in the transaction of its effects.</summary>
public sealed class KnownIdsTests
{
    private const string Mug = """{"product_id":"mug"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="after">When it comes again, in hours.</param>
    [Theory]
    [InlineData(null, (7 * 24) - 1, 1)]
    [InlineData(null, (7 * 24) + 1, 2)]
    [InlineData("02:00:00", 1, 1)]
    [InlineData("02:00:00", 3, 2)]
    [InlineData("30.00:00:00", 29 * 24, 1)]
    [InlineData("30.00:00:00", 31 * 24, 2)]
    public async Task An_id_is_known_for_seven_days_or_as_the_options_say(string? knownIds, int after, int quantity)
    {
        await using var rig = await IngestRig.StartAsync(null, knownIds is null ? [] : [("KnownIds", knownIds)]);
        await rig.TrackAsync("Product Added", Mug, id: "e1");
        await rig.Get<IngestDatabase>().CatchUpAsync(Ct);

        rig.Time.Advance(TimeSpan.FromHours(after));
        await rig.Get<RetentionWorker>().RunAsync(Ct);
        await rig.TrackAsync("Product Added", Mug, id: "e1");
        await rig.TrackAsync("Product Added", Mug, id: "e1"); // known from here on, whether again or still

        Assert.Equal(quantity, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
        var audit = await rig.JsonAsync("/v1/audit", IngestRig.AdminKey);
        Assert.True(audit.GetProperty("ok").GetBoolean());
        Assert.Equal(quantity == 2, audit.GetProperty("findings").EnumerateArray().Any(f => f.GetProperty("kind").GetString() == "again"));
    }

    /// <summary>What was done of an event when the process ended.</summary>
    [Theory]
    [InlineData("nothing")]
    [InlineData("a transaction that failed behind the log")]
    [InlineData("accepted")]
    [InlineData("accepted, and written behind")]
    [InlineData("accepted, written behind, and upkeep")]
    public async Task Wherever_a_process_ends_an_event_counts_once(string done)
    {
        using var folder = new Folder();
        using var killed = new Folder();
        await using var database = folder.Open();
        if (done.StartsWith("a transaction", StringComparison.Ordinal))
            await Assert.ThrowsAsync<InvalidOperationException>(() => AcceptAsync(database, () => throw new InvalidOperationException()));
        if (done.StartsWith("accepted", StringComparison.Ordinal))
            Assert.True(await AcceptAsync(database));
        if (done.Contains("behind", StringComparison.Ordinal))
            await database.CatchUpAsync(Ct);
        if (done.Contains("upkeep", StringComparison.Ordinal))
            await UpkeepAsync(database, Sample.Morning); // of what came before
        foreach (var file in Directory.GetFiles(folder.Path, "ingest.db*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(killed.Path, Path.GetFileName(file)));

        await using var again = killed.Open();
        await TailReplay.RunAsync(again, Ct);
        Assert.Equal(!done.StartsWith("accepted", StringComparison.Ordinal), await AcceptAsync(again)); // its sender had no answer
        Assert.False(await AcceptAsync(again));

        Assert.Equal(1, again.Find("u1").State.Cart.Quantity);
        Assert.Single(again.Read(tables => tables.Log.After(0, 10)));
    }

    /// <returns>Whether it was new.</returns>
    private static Task<bool> AcceptAsync(IngestDatabase database, Action? then = null)
    {
        var happened = Sample.Event("Product Added", Mug, id: "e1");
        return database.WriteAsync(tables =>
        {
            if (tables.Log.Append(happened) is not { } seq)
                return false;
            Projector.Apply(tables, happened.Person, new(seq, happened), null);
            then?.Invoke();
            return true;
        }, Ct);
    }

    private static async Task UpkeepAsync(IngestDatabase database, DateTimeOffset before)
    {
        var seq = database.Read(tables => tables.Upkeep.FirstSince(before));
        for (var part = 0; part < LogUpkeep.Parts; part++)
        {
            var one = part;
            await database.WriteAsync(tables => tables.Upkeep.ForgetKeys(one, seq), Ct);
        }
    }
}
