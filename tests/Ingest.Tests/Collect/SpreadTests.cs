using System.Text.Json;

namespace Ingest.Tests.Collect;

/// <summary>Small bodies that say something large of many events at once.</summary>
public sealed class SpreadTests
{
    private static readonly string Large = new('x', 60_000);
    private static readonly string Call = """{"type":"track","userId":"u1","event":"Looked"}""";
    private static readonly string Items = string.Join(',', Enumerable.Repeat("""{"item_id":"mug"}""", 200));
    private static readonly string Ga4 = $$$"""{"client_id":"u1","events":[{"name":"view_item","params":{"x":"{{{Large}}}","items":[{{{Items}}}]}}]}""";

    /// <summary>Each would become some ten megabytes, or hundreds of them.</summary>
    public static TheoryData<string, string, int> Requests => new()
    {
        { "/v1/batch", $$"""{"context":{"x":"{{Large}}"},"batch":[{{string.Join(',', Enumerable.Repeat(Call, 2500))}}]}""", 400 },
        { "/v1/batch", $$"""{"integrations":{"x":"{{Large}}"},"batch":[{{string.Join(',', Enumerable.Repeat(Call, 2500))}}]}""", 400 },
        { "/mp/collect?api_secret=dev-write", Ga4, 204 },
        { "/mp/collect?api_secret=dev-write", $$$"""{"client_id":"u1","user_properties":{"x":{"value":"{{{Large}}}"}},"events":[{"name":"view_item","params":{"items":[{{{Items}}}]}}]}""", 204 },
        { "/v1/firehose", JsonSerializer.Serialize(new { requestId = "r1", timestamp = 1, records = Enumerable.Repeat(new { data = Bodies.Base64(Ga4) }, 2) }), 400 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_would_become_too_much_is_not_taken(string path, string body, int status)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(HttpMethod.Post, path, Bodies.Json(body), Bodies.Basic("dev-write"), ("X-Amz-Firehose-Access-Key", "dev-write"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty((await rig.JsonAsync("/v1/users/u1/activity")).GetProperty("items").EnumerateArray());
        if (status == 204) // Google's never tells: it is with the refusals
            Assert.Contains("too much", Assert.Single(await rig.RefusalsAsync()), StringComparison.Ordinal);
        else
            Assert.Contains("too much", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_clients_say_of_all_their_events_is_kept_with_each()
    {
        await using var rig = await IngestRig.StartAsync();
        var context = $$"""{"library":{"name":"x","version":"1"},"userAgent":"{{new string('x', 500)}}"}""";

        using var answer = await rig.PostAsync("/v1/batch", $$$"""
            {"context":{{{context}}},"integrations":{"All":true,"Mail":false},"batch":[{{{string.Join(',', Enumerable.Repeat(Call, 2499))}}},{{{Call[..^1]}}},"integrations":{"Mail":true},"context":{"ip":"10.0.0.1"}}]}
            """);

        Assert.Equal(200, (int)answer.StatusCode);
        var events = await rig.JsonAsync("/v1/users/u1/events?limit=1000&after=2490", IngestRig.AdminKey);
        var told = events.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("context")).ToList();
        Assert.Equal((false, true), (Mail(told[0]), Mail(told[^1])));
        Assert.Equal(("1", "10.0.0.1"), (told[^1].GetProperty("library").GetProperty("version").GetString(), told[^1].GetProperty("ip").GetString()));

        static bool Mail(JsonElement context) => context.GetProperty("integrations").GetProperty("Mail").GetBoolean();
    }
}
