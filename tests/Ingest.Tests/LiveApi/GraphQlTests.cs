using System.Text.Json;

namespace Ingest.Tests.LiveApi;

public sealed class GraphQlTests
{
    [Theory]
    [InlineData("""{ user(id: "u1") { user_id cart { total items { name price } } profile { email traits } engagement { sessions } } }""", """{"data":{"user":{"user_id":"u1","cart":{"total":25.0,"items":[{"name":"Mug","price":12.5}]},"profile":{"email":"u1@example.com","traits":{"email":"u1@example.com","first_name":"Ada"}},"engagement":{"sessions":1}}}}""")]
    [InlineData("""{ users(ids: ["u1", "u2"]) { user_id cart { quantity } activity(limit: 1) { type product_id } } }""", """{"data":{"users":[{"user_id":"u1","cart":{"quantity":2},"activity":[{"type":"Product Added","product_id":"mug"}]},{"user_id":"u2","cart":{"quantity":0},"activity":[]}]}}""")]
    public async Task The_same_data_is_told_as_a_graph(string query, string expected)
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.IdentifyAsync();
        await rig.TrackAsync("Product Added", """{"product_id":"mug","name":"Mug","price":12.5,"quantity":2}""");

        using var answer = await AskAsync(rig, query);

        Assert.Equal(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{ user(id: \"u1\") { nothing } }")]
    [InlineData("{ user(id: ")]
    public async Task What_is_wrong_with_a_query_is_told(string query)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await AskAsync(rig, query);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.NotEmpty((await IngestRig.JsonAsync(answer)).GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task A_query_that_costs_too_much_is_not_begun()
    {
        await using var rig = await IngestRig.StartAsync();
        var parts = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"a{i}: users(ids: [\"u1\"]) {{ orders {{ items {{ name sku url }} }} }}"));

        using var answer = await AskAsync(rig, $"{{ {parts} }}");

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Every_route_of_the_service_is_described()
    {
        await using var rig = await IngestRig.StartAsync();
        var described = (await rig.JsonAsync("/openapi/ingest.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToHashSet();
        var routes = rig.Get<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.Replace(":long", "", StringComparison.Ordinal).TrimEnd('/'))
            .Where(r => r.StartsWith("/v1/users", StringComparison.Ordinal) || r.StartsWith("/v1/dead", StringComparison.Ordinal) || r is "/v1/audit" or "/v1/rebuild" or "/v1/triggers" or "/graphql" or "/v1/carts")
            .Where(r => r != "/v1/users/{id}/{part}");

        Assert.Subset(described, routes.ToHashSet());
    }

    private static async Task<HttpResponseMessage> AskAsync(IngestRig rig, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), System.Text.Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", "dev-read") },
        };
        return await rig.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
