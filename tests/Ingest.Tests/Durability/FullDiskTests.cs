using System.Net;

namespace Ingest.Tests.Durability;

public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_refuses_loses_nothing_and_heals_by_itself()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var disk = await SmallDisk.MakeAsync(4);
        var load = new Load(1);
        await using (var process = await IngestProcess.StartAsync(disk.Path, new Dictionary<string, string> { ["WRITEBEHIND"] = "100" }))
        {
            using var full = CancellationTokenSource.CreateLinkedTokenSource(ct);
            load.OnRefused = full.Cancel;
            await load.RunAsync(process, int.MaxValue, () => Task.CompletedTask, full.Token);
            Assert.All(load.Refused, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
            Assert.NotEmpty(load.Acknowledged);

            using var refused = await process.PostAsync("/v1/track", """{"messageId":"while-full","userId":"u1","event":"Product Added","properties":{"product_id":"p1"}}""", ct);
            using var read = await process.GetAsync("/v1/users/u1/cart", ct);
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
            if (refused.StatusCode != HttpStatusCode.OK) // the last pages may hold one more
                Assert.True(refused.Headers.RetryAfter is not null);

            await disk.GrowAsync(64);
            await load.SendOneAsync(process, "after", ct);
        }
        await LogCheck.CheckAsync(disk.Path, load.Acknowledged, "full disk");
    }
}
