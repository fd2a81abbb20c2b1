using System.Net;
using System.Text.Json;
using Ingest.Log;
using ServiceDefaults.Sqlite;

namespace Ingest.Tests.Collect;

public sealed class OverloadTests
{
    private static readonly (string, string)[] Keys = [("Authorization", "Bearer dev-write"), ("X-Amz-Firehose-Access-Key", "dev-write"), ("X-Amz-Firehose-Request-Id", "r1")];

    /// <summary>One of each protocol, that fits if nothing waits.</summary>
    public static TheoryData<string, string, string> Requests => new()
    {
        { "/v1/track", "application/json", """{"userId":"late","event":"Looked"}""" },
        { "/v1/batch", "application/json", """{"batch":[{"type":"track","userId":"late","event":"Looked"}]}""" },
        { "/track", "application/json", """{"event":"Looked","properties":{"token":"dev-write","distinct_id":"late"}}""" },
        { "/import", "application/json", $$$"""[{"event":"Looked","properties":{"distinct_id":"late","$insert_id":"i1","time":{{{Sample.Morning.ToUnixTimeSeconds()}}} } }]""" },
        { "/mp/collect?api_secret=dev-write", "application/json", """{"client_id":"late","events":[{"name":"login"}]}""" },
        { "/v1/cloudevents", "application/cloudevents+json", """{"specversion":"1.0","id":"1","source":"/s","type":"Looked","subject":"late"}""" },
        { "/v1/firehose", "application/json", JsonSerializer.Serialize(new { requestId = "r1", timestamp = 1, records = new[] { new { data = Bodies.Base64("""{"userId":"late","event":"Looked"}""") } } }) },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Beyond_what_may_wait_for_the_disk_senders_are_told_when_to_come_again(string path, string type, string body)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var rig = await IngestRig.StartAsync(null, ("MaxWaitingBytes", "1048576"));
        var database = rig.Get<IngestDatabase>();
        using var disk = new ManualResetEventSlim(); // stands still until it is set
        var held = database.WriteAsync(_ => { disk.Wait(ct); return true; }, ct);
        // Two of these fill what may wait but for less than the smallest event.
        var call = "{\"type\":\"track\",\"userId\":\"u1\",\"event\":\"Looked\",\"properties\":{\"x\":\"" + new string('x', 4732) + "\"}}";
        var batch = $$"""{"batch":[{{string.Join(',', Enumerable.Repeat(call, 100))}}]}""";
        var batches = Enumerable.Range(0, 3).Select(_ => rig.PostAsync("/v1/batch", batch)).ToList();
        var third = await Task.WhenAny(batches); // the others wait for the disk
        batches.Remove(third);
        using var refused = await third;
        using var answer = await rig.SendAsync(HttpMethod.Post, path, Bodies.Text(body, type), Keys);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (refused.StatusCode, answer.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
        disk.Set();
        await held;
        Assert.All(await Task.WhenAll(batches), w => Assert.Equal(HttpStatusCode.OK, w.StatusCode));
        Assert.Empty((await rig.JsonAsync("/v1/users/late/activity")).GetProperty("items").EnumerateArray());

        using var again = await rig.SendAsync(HttpMethod.Post, path, Bodies.Text(body, type), Keys);
        Assert.True(again.IsSuccessStatusCode);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task While_nothing_can_be_stored_each_protocol_says_so_in_its_own_words(string path, string type, string body)
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.Get<IngestDatabase>().WriteAsync(tables => tables.Connection.Execute("DROP TABLE log"), TestContext.Current.CancellationToken);

        using var answer = await rig.SendAsync(HttpMethod.Post, path, Bodies.Text(body, type), Keys);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (answer.StatusCode, answer.Headers.RetryAfter!.Delta));
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(
            path switch
            {
                "/track" => "0",
                "/import" => "\"code\":503,\"error\":\"Nothing can be stored",
                "/v1/firehose" => "{\"requestId\":\"r1\",\"timestamp\":",
                _ => "\"code\":\"storage_unavailable\"",
            },
            said, StringComparison.Ordinal);
    }
}
