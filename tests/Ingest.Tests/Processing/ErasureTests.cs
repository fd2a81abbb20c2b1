using Ingest.Log;
using Ingest.Processing;

namespace Ingest.Tests.Processing;

public sealed class ErasureTests
{
    [Fact]
    public async Task A_person_is_gone_under_every_id_and_others_stay()
    {
        await using var rig = await IngestRig.StartAsync();
        using var visit = await rig.PostAsync("/v1/track", """{"messageId":"e1","anonymousId":"a1","event":"Product Added","properties":{"product_id":"mug"}}""");
        await rig.IdentifyAsync("u1", "a1");
        await rig.TrackAsync("Product Added", """{"product_id":"tea"}""");
        await rig.TrackAsync("Product Added", """{"product_id":"hat"}""", "u2");
        using var wrong = await rig.PostAsync("/v1/track", """{"userId":"u1","properties":{}}""");

        var erased = await rig.DoAsync(HttpMethod.Delete, "/v1/users/a1");

        Assert.Equal("""{"events":3,"dead_letters":1,"firings":0}""", erased.GetRawText());
        Assert.Equal(0, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
        Assert.Empty((await rig.JsonAsync("/v1/users/a1/activity")).GetProperty("items").EnumerateArray());
        Assert.Empty((await rig.JsonAsync("/v1/triggers?user=u1")).GetProperty("waiting").EnumerateArray());
        Assert.Empty((await rig.JsonAsync("/v1/dead-letters", IngestRig.AdminKey)).GetProperty("items").EnumerateArray());
        Assert.Equal(1, (await rig.JsonAsync("/v1/users/u2/cart")).GetProperty("quantity").GetInt32());
        Assert.Equal(["u2"], rig.Get<IngestDatabase>().Read(t => t.Log.After(0, 10)).Select(e => e.Event.Person));
    }

    [Fact]
    public async Task What_was_erased_does_not_come_back_with_a_retry_or_a_restart()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""", id: "e1");
        await rig.DoAsync(HttpMethod.Delete, "/v1/users/u1");

        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""", id: "e1");
        await rig.RestartAsync();

        Assert.Equal(0, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
        Assert.True((await rig.JsonAsync("/v1/audit", IngestRig.AdminKey)).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_key_that_reads_may_not_erase()
    {
        await using var rig = await IngestRig.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v1/users/u1") { Headers = { Authorization = new("Bearer", "dev-read") } };

        using var answer = await rig.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((403, "wrong_scope"), ((int)answer.StatusCode, (await IngestRig.JsonAsync(answer)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task What_is_too_old_is_forgotten_and_the_state_with_it()
    {
        await using var rig = await IngestRig.StartAsync("retention: { events: 30d, dead_letters: 1d }");
        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""", id: "old");
        using var wrong = await rig.PostAsync("/v1/track", """{"userId":"u1"}""");
        rig.Time.Advance(TimeSpan.FromDays(20));
        await rig.TrackAsync("Product Added", """{"product_id":"tea"}""");
        rig.Time.Advance(TimeSpan.FromDays(11));

        await rig.Get<RetentionWorker>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal("tea", Assert.Single((await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("items").EnumerateArray()).GetProperty("product_id").GetString());
        Assert.Empty((await rig.JsonAsync("/v1/dead-letters", IngestRig.AdminKey)).GetProperty("items").EnumerateArray());
        Assert.True((await rig.JsonAsync("/v1/audit", IngestRig.AdminKey)).GetProperty("ok").GetBoolean());
    }
}
