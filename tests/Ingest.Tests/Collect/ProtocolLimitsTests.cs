using Ingest.Log;

namespace Ingest.Tests.Collect;

/// <summary>The limits and the keys of repeats that protocols state, each at its edge.</summary>
public sealed class ProtocolLimitsTests
{
    private const string Import = "/import?strict=1";
    private const string Ga4 = "/mp/collect?api_secret=dev-write";
    private const string CloudEvents = "application/cloudevents+json";
    private static readonly long Now = Sample.Morning.ToUnixTimeSeconds();
    private static readonly (string, string) Key = ("Authorization", "Bearer dev-write");

    public static TheoryData<string, string, string, int, int> Requests => new()
    {
        // path, content type, body, status, events taken
        { "/v1/track", "application/json", Call("m1", 32_000), 200, 1 },
        { "/v1/track", "application/json", Call("m1", 33_000), 400, 0 },
        { "/v1/track", "application/json", Call(new('m', 100)), 200, 1 },
        { "/v1/track", "application/json", Call(new('m', 101)), 400, 0 },
        { Import, "application/json", Imported(properties: 251), 200, 1 }, // and three of its own: 254
        { Import, "application/json", Imported(properties: 252), 400, 0 },
        { Import, "application/json", Imported(padding: 1_000_000), 200, 1 },
        { Import, "application/json", Imported(padding: 1_100_000), 400, 0 },
        { Import, "application/json", Imported(insertId: new('i', 36)), 200, 1 },
        { Import, "application/json", Imported(insertId: new('i', 37)), 400, 0 },
        { Import, "application/json", Imported(time: $"{Now + 3599}"), 200, 1 },
        { Import, "application/json", Imported(time: $"{Now + 3601}"), 400, 0 },
        { Import, "application/json", Imported(time: $"{Now}123"), 200, 1 }, // milliseconds
        { Ga4, "application/json", Google(25, 1), 204, 25 },
        { Ga4, "application/json", Google(26, 1), 204, 0 },
        { Ga4, "application/json", Google(1, 200), 204, 200 },
        { Ga4, "application/json", Google(1, 201), 204, 0 },
        { "/v1/cloudevents", CloudEvents, Cloud("/s", "1", 1_000_000), 204, 1 },
        { "/v1/cloudevents", CloudEvents, Cloud("/s", "1", 1_100_000), 413, 0 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_within_the_limit_is_taken_and_what_is_beyond_is_not(string path, string type, string body, int status, int taken)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(HttpMethod.Post, path, Bodies.Text(body, type), Key);

        Assert.Equal((status, taken), ((int)answer.StatusCode, Events(rig)));
    }

    [Theory]
    [InlineData("anon")]
    [InlineData("anonymous")]
    [InlineData("nil")]
    [InlineData("none")]
    [InlineData("null")]
    [InlineData("n/a")]
    [InlineData("na")]
    [InlineData("undefined")]
    [InlineData("unknown")]
    [InlineData("<nil>")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task An_id_that_is_nobodys_is_refused(string id)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await rig.SendAsync(HttpMethod.Post, Import, Bodies.Json(Imported(distinctId: id)), Key);

        Assert.Contains("nobody", (await IngestRig.JsonAsync(answer)).GetProperty("failed_records")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Two events that one of the things tells apart by which repeats are known.</summary>
    public static TheoryData<string, string, string, string> Pairs => new()
    {
        { Import, "application/json", Imported(), Imported(type: "Other") },
        { Import, "application/json", Imported(), Imported(time: $"{Now - 1}") },
        { Import, "application/json", Imported(), Imported(distinctId: "u2") },
        { Import, "application/json", Imported(), Imported(insertId: "i2") },
        { "/v1/cloudevents", CloudEvents, Cloud("/s", "1"), Cloud("/s", "2") },
        { "/v1/cloudevents", CloudEvents, Cloud("/s", "1"), Cloud("/other", "1") },
        { "/v1/track", "application/json", Call("m1"), Call("m2") },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_repeat_is_known_by_all_that_its_protocol_names(string path, string type, string one, string other)
    {
        await using var rig = await IngestRig.StartAsync();

        foreach (var body in new[] { one, other, one, other })
            (await rig.SendAsync(HttpMethod.Post, path, Bodies.Text(body, type), Key)).EnsureSuccessStatusCode();

        Assert.Equal(2, Events(rig));
    }

    private static int Events(IngestRig rig) => rig.Get<IngestDatabase>().Read(tables => tables.Log.After(0, 1000)).Count;

    private static string Call(string id, int padding = 0) => $$$"""{"messageId":"{{{id}}}","userId":"u1","event":"Looked","properties":{"x":"{{{Pad(padding)}}}"}}""";

    private static string Cloud(string source, string id, int padding = 0) =>
        $$$"""{"specversion":"1.0","source":"{{{source}}}","id":"{{{id}}}","type":"Looked","subject":"u1","data":{"x":"{{{Pad(padding)}}}"}}""";

    private static string Google(int events, int items)
    {
        var products = string.Join(',', Enumerable.Repeat("""{"item_id":"mug"}""", items));
        var all = string.Join(',', Enumerable.Repeat($$$"""{"name":"view_item","params":{"items":[{{{products}}}]}}""", events));
        return $$"""{"client_id":"u1","events":[{{all}}]}""";
    }

    private static string Imported(
        string type = "Looked", string? time = null, string distinctId = "u1", string insertId = "i1", int properties = 0, int padding = 0)
    {
        var more = string.Concat(Enumerable.Range(0, properties).Select(i => $",\"p{i}\":1")) + (padding > 0 ? $",\"x\":\"{Pad(padding)}\"" : "");
        return $$$"""[{"event":"{{{type}}}","properties":{"time":{{{time ?? $"{Now}"}}},"distinct_id":"{{{distinctId}}}","$insert_id":"{{{insertId}}}"{{{more}}} } }]""";
    }

    private static string Pad(int length) => new('x', length);
}
