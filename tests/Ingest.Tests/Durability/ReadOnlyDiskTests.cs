using System.Net;

namespace Ingest.Tests.Durability;

public sealed class ReadOnlyDiskTests
{
    [Theory]
    [InlineData(true)] // with a log beside the file that is not in it yet
    [InlineData(false)]
    public async Task A_disk_that_may_only_be_read_answers_refuses_and_heals_by_itself(bool killed)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var disk = await SmallDisk.MakeAsync(64);
        var load = new Load(1);
        await using (var process = await IngestProcess.StartAsync(disk.Path))
        {
            await load.SendOneAsync(process, "before", ct);
            if (!killed)
                await process.StopAsync();
        }

        await disk.ProtectAsync();
        await using (var process = await IngestProcess.StartAsync(disk.Path))
        {
            Assert.Equal(1, await LookedAsync(process, ct));
            using var refused = await process.PostAsync("/v1/track", """{"messageId":"while","userId":"u1","event":"Product Viewed"}""", ct);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Contains("cannot be written", process.Said, StringComparison.Ordinal);

            await disk.UnprotectAsync();
            await load.SendOneAsync(process, "after", ct);
            Assert.Equal(2, await LookedAsync(process, ct));
            using var second = await process.GetAsync("/v1/users/u2/cart", ct); // nobody's, so that the file is looked at
            Assert.Equal(HttpStatusCode.OK, second.StatusCode);
            await Assert.ThrowsAsync<InvalidOperationException>(() => IngestProcess.StartAsync(disk.Path)); // it owns the file now
        }
        await LogCheck.CheckAsync(disk.Path, load.Acknowledged, "read-only disk");
    }

    private static async Task<int> LookedAsync(IngestProcess process, CancellationToken cancellationToken)
    {
        using var answer = await process.GetAsync("/v1/users/u1/activity", cancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await IngestRig.JsonAsync(answer)).GetProperty("items").GetArrayLength();
    }
}
