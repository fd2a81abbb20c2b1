using System.Text.Json;
using GraphQL;
using Ingest.LiveApi.GraphQl;
using Ingest.Log;
using Ingest.State;
using Ingest.Tests.Collect;
using ServiceDefaults.Sqlite;

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

    [Theory]
    [InlineData("{ users(ids: [\"u1\"]) { ...a } } fragment a on User { orders { ...b } } fragment b on Order { items { ...c } } fragment c on CartItem { name }", 200)]
    [InlineData("{ user(id: \"u1\") { ...a } } fragment a on User { cart { ...b } } fragment b on Cart { items { name ...c } } fragment c on CartItem { ...d } fragment d on CartItem { ...a }", 400)] // for ever
    [InlineData("{ __schema { types { fields { type { ofType { ofType { ofType { ofType { name } } } } } } } } }", 400)] // deeper than anything of a person
    [InlineData("{ __schema { types { name } } }", 200)]
    public async Task A_query_that_goes_too_deep_is_not_begun(string query, int status)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await AskAsync(rig, query);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 400, (await IngestRig.JsonAsync(answer)).TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task All_people_of_a_query_are_looked_for_at_once_and_each_once()
    {
        var looks = new List<string>();
        var loader = new PersonLoader(
            ids =>
            {
                looks.Add(string.Join(' ', ids.Order()));
                return ids.ToDictionary(id => id, id => new Person(id, PersonState.Empty, null));
            },
            Sample.Morning);
        await using var rig = await IngestRig.StartAsync();

        var result = await new DocumentExecuter().ExecuteAsync(options =>
        {
            options.Schema = rig.Get<LiveSchema>();
            options.Query = """{ a: user(id: "u1") { cart { total } } b: user(id: "u2") { user_id } users(ids: ["u3", "u1", "u4"]) { profile { email } } c: user(id: "u1") { as_of } }""";
            options.UserContext = loader;
            options.ThrowOnUnhandledException = true;
        });

        Assert.Null(result.Errors);
        Assert.Equal("u1 u2 u3 u4", Assert.Single(looks));
    }

    [Fact]
    public async Task People_who_are_not_in_memory_are_told_alike_by_whatever_id()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.IdentifyAsync("u1", "a1");
        foreach (var user in new[] { "u1", "u2", "u3" })
            await rig.TrackAsync("Product Added", """{"product_id":"mug","price":2}""", user);
        await rig.Get<IngestDatabase>().CatchUpAsync(TestContext.Current.CancellationToken);
        await rig.RestartAsync(); // with nobody in memory

        using var answer = await AskAsync(rig, """{ users(ids: ["a1", "u3", "u1", "nobody", "u3"]) { user_id cart { quantity } } }""");
        var carts = await rig.JsonAsync("/v1/carts?users=u2,a1,nobody&fields=user_id,quantity");

        Assert.Equal(
            """{"data":{"users":[{"user_id":"a1","cart":{"quantity":1}},{"user_id":"u3","cart":{"quantity":1}},{"user_id":"u1","cart":{"quantity":1}},{"user_id":"nobody","cart":{"quantity":0}},{"user_id":"u3","cart":{"quantity":1}}]}}""",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal([("u2", 1), ("a1", 1), ("nobody", 0)], carts.GetProperty("items").EnumerateArray().Select(c => (c.GetProperty("user_id").GetString(), c.GetProperty("quantity").GetInt32())));
    }

    [Fact]
    public async Task A_store_that_fails_is_told_as_everywhere()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.Get<IngestDatabase>().WriteAsync(tables => tables.Connection.Execute("DROP TABLE states"), TestContext.Current.CancellationToken);

        using var answer = await AskAsync(rig, "{ user(id: \"u1\") { user_id } }");

        Assert.Equal((503, "storage_unavailable"), ((int)answer.StatusCode, (await IngestRig.JsonAsync(answer)).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData(16_000, 200)]
    [InlineData(17_000, 400)]
    public async Task A_query_has_a_length(int length, int status)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await AskAsync(rig, "{ user(id: \"u1\") { user_id } }".PadRight(length));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("""{"query":7}""")]
    [InlineData("""{"query":null}""")]
    [InlineData("""{"query":"{ user(id: \"u1\") { user_id } }","variables":7}""")]
    [InlineData("""{"query":"{ user(id: \"u1\") { user_id } }","variables":[1]}""")]
    [InlineData("""{"query":"{ user(id: \"u1\") { user_id } }","operationName":7}""")]
    [InlineData("""{"query":"{ user(id: \"u1\") { user_id } }","operationName":"other"}""")]
    [InlineData("""{"query":"query($id: ID!) { user(id: $id) { user_id } }","variables":{"id":{"a":[]}}}""")]
    [InlineData("""{"query":"query($id: ID!) { user(id: $id) { user_id } }","variables":{"id":null}}""")]
    [InlineData("""{"query":"{ users(ids: null) { user_id } }"}""")]
    [InlineData("""{"query":"{ user(id: \"u1\") { activity(limit: 99999999999999999999) { type } } }"}""")]
    [InlineData("""{"query":"mutation { user(id: \"u1\") { user_id } }"}""")]
    [InlineData("""{"query":"subscription { user }"}""")]
    [InlineData("""{"query":"fragment a on User { ...a }"}""")]
    [InlineData("""{"query":"{ user(id: \"\\uD800\") { user_id } }"}""")]
    public async Task Whatever_is_asked_is_answered(string body)
    {
        await using var rig = await IngestRig.StartAsync();

        using var answer = await PostAsync(rig, body);

        Assert.InRange((int)answer.StatusCode, 200, 400);
        var told = await IngestRig.JsonAsync(answer);
        Assert.True(answer.IsSuccessStatusCode || told.TryGetProperty("errors", out _) || told.TryGetProperty("code", out _));
    }

    [Fact]
    public async Task Queries_that_are_almost_right_are_answered()
    {
        const string Good = """{"operationName":"q","variables":{"id":"u1","limit":3},"query":"query q($id: ID!, $limit: Int) { user(id: $id) { user_id cart { total items { name price } } activity(limit: $limit, types: [\"Product Added\"], distinct: true) { type } ...p } } fragment p on User { profile { email traits } orders { order_id items { sku } } }"}""";
        await using var rig = await IngestRig.StartAsync();
        await rig.IdentifyAsync();
        var fuzz = new Fuzz(20261123);

        for (var i = 0; i < 3000; i++)
        {
            var body = fuzz.Change(Good);
            using var answer = await PostAsync(rig, new ByteArrayContent(body));
            Assert.True((int)answer.StatusCode is 200 or 400, $"body {i}: {answer.StatusCode}: {Convert.ToBase64String(body)}");
        }
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

    private static Task<HttpResponseMessage> AskAsync(IngestRig rig, string query) => PostAsync(rig, JsonSerializer.Serialize(new { query }));

    private static Task<HttpResponseMessage> PostAsync(IngestRig rig, string body) => PostAsync(rig, Bodies.Json(body));

    private static Task<HttpResponseMessage> PostAsync(IngestRig rig, HttpContent body) => rig.SendAsync(HttpMethod.Post, "/graphql", body, ("Authorization", "Bearer dev-read"));
}
