using System.Text;
using Renderer.Sources.Declarations;
using Renderer.Sources.Requests;

namespace Renderer.Tests.Sources.Declarations;

public sealed class SystemsFileTests
{
    [Fact]
    public void A_whole_declaration_is_read()
    {
        var (catalog, faults) = Read(
            """
            carts:
              base: ${INGEST_URL}
              auth: { bearer: "${INGEST_TOKEN}" }
              timeout: 500ms
              retry: 2
              hedge: off
              breaker: { failures: 40%, over: 20s, pause: 5s }
              concurrency: 8
              rate: 500/s
              operations:
                current: { get: "/v1/users/{user}/cart?limit={limit?}&v=2", result: data.cart }
            """);

        Assert.Empty(faults);
        var carts = catalog.Declarations["carts"];
        Assert.Equal((TimeSpan.FromMilliseconds(500), 2, 8, 500), (carts.Limits.Timeout, carts.Limits.Retry, carts.Concurrency, carts.Rate));
        Assert.Equal(new Breaker { Failures = 0.4, Over = TimeSpan.FromSeconds(20) }, carts.Breaker);
        Assert.Equal(["data", "cart"], carts.Operations["current"].Result);
        Assert.Equal([("user", true), ("limit", false)], catalog.Find("carts", "current")!.Arguments.Select(a => (a.Name, a.Required)));
    }

    [Fact]
    public void All_faults_are_told_at_once_with_their_places() => Assert.Equal(
        [
            "sources.yaml:2:3: SY002 System 'carts' has no 'bse'. Did you mean 'base'?",
            "sources.yaml:3:12: SY003 'timeout' is a positive whole number and a unit, such as 120ms, 2s, 5m, 1h or 1d.",
            "sources.yaml:4:10: SY003 'retry' is a whole number from 0 to 10.",
            "sources.yaml:6:21: SY003 'get' cannot be 'v1/carts': a path begins with one '/'.",
            "sources.yaml:7:12: SY004 Operation 'other' has no request. Add get: /path/{argument}.",
            "sources.yaml:2:3: SY004 System 'carts' has no 'base'. Add base: https://… or base: ${VARIABLE}.",
            "sources.yaml:2:3: SY004 System 'carts' has no operations that can be used. Add operations: { name: { get: /path } }.",
        ],
        Read(
            """
            carts:
              bse: http://x.example
              timeout: 5
              retry: many
              operations:
                current: { get: v1/carts }
                other: { }
            """).Faults.Select(f => f.ToString()));

    [Fact]
    public void An_operation_has_what_its_system_declares_unless_it_declares_its_own()
    {
        var (catalog, faults) = Read(
            """
            shop:
              operations:
                fast: { get: /fast, timeout: 80ms, hedge: off }
                plain: { get: /plain, retry: 0, personal: [user.name, items.serial], secret: [token] }
              hedge: 30ms
              base: https://shop.example
              timeout: 300ms
            """);

        Assert.Empty(faults);
        var shop = catalog.Declarations["shop"];
        Assert.Equal(new CallLimits(TimeSpan.FromMilliseconds(80), 1, null), shop.Operations["fast"].Limits);
        Assert.Equal(new CallLimits(TimeSpan.FromMilliseconds(300), 0, TimeSpan.FromMilliseconds(30)), shop.Operations["plain"].Limits);
        Assert.Equal(["user.name", "items.serial", "token"], [.. shop.Operations["plain"].Personal, .. shop.Operations["plain"].Secret]);
        Assert.Equal(TimeSpan.FromMilliseconds(80), catalog.Find("shop", "fast")!.Timeout);
        Assert.False(shop.Internal);
    }

    [Fact]
    public void The_variables_of_a_query_are_the_arguments()
    {
        var (catalog, faults) = ClientRig.Declare(
            """
            offers:
              base: https://offers.example
              graphql: /graphql
              operations:
                for_products:
                  query: offers.graphql
                  result: data.offers
                  batch: { query: many.graphql, list: user, key: user, result: data.users }
            """,
            ("offers.graphql", "query Offers($ids: [ID!]!, $first: Int, $user: ID!, $lang: String! = \"en\") { offers(ids: $ids) { name } }"),
            ("many.graphql", "query Many($user: [ID!]!, $ids: [ID!]!) { users(in: $user) { user offers(ids: $ids) { name } } }"));

        Assert.Empty(faults);
        var operation = catalog.Declarations["offers"].Operations["for_products"];
        Assert.Equal(["ids", "first?", "user", "lang?"], operation.Request.Arguments.Select(a => a.Name + (a.Required ? "" : "?")));
        var request = operation.Request.Bind(ClientRig.Values("""{"ids":["a"],"user":"u"}"""), out _)!;
        Assert.Equal((HttpMethod.Post, "/graphql", true), (request.Method, request.Target, request.Repeatable));
        Assert.EndsWith(""","variables":{"ids":["a"],"user":"u"}}""", Encoding.UTF8.GetString(request.Body!.Value.Span), StringComparison.Ordinal);
        Assert.Equal(("user", "user"), (operation.Batch!.ListArgument, operation.Batch.Key));
    }

    [Theory]
    [InlineData("carts", "current", "user")]
    [InlineData("activity", "recent", "user limit? type? distinct?")]
    [InlineData("profile", "get", "user")]
    public void A_known_api_needs_no_paths(string api, string operation, string arguments)
    {
        var (catalog, faults) = Read($"x:\n  base: https://x.example\n  api: {api}\n  timeout: 80ms\n  operations: {{ more: {{ get: /more }} }}");

        Assert.Empty(faults);
        var found = catalog.Find("x", operation)!;
        Assert.Equal(arguments, string.Join(' ', found.Arguments.Select(a => a.Name + (a.Required ? "" : "?"))));
        Assert.Equal((TimeSpan.FromMilliseconds(80), true), (found.Timeout, found.Schema is not null));
        Assert.NotNull(catalog.Find("x", "more"));
        var declared = catalog.Declarations["x"].Operations[operation];
        Assert.Equal(("user", "user_id", "items"), (declared.Batch!.ListArgument, declared.Batch.Key, Assert.Single(declared.Batch.Items)));
        Assert.Equal(arguments, string.Join(' ', declared.Batch.Request.Arguments.Select(a => a.Name + (a.Required ? "" : "?"))));
    }

    [Theory]
    [InlineData("cart", "sources.yaml:3:8: SY003 There is no API 'cart'. Did you mean 'carts'?")]
    [InlineData("weather", "sources.yaml:3:8: SY003 There is no API 'weather'. There are carts, activity, profile.")]
    public void An_api_that_is_not_known_is_told(string api, string expected) =>
        Assert.Equal(expected, Assert.Single(Read($"x:\n  base: https://x.example\n  api: {api}\n").Faults).ToString());

    [Theory]
    [InlineData("query { a(", "q.graphql:1:11: SY003 This is not GraphQL")]
    [InlineData("fragment F on X { a }", "sources.yaml:4:29: SY003 The query 'q.graphql' has to hold one query or mutation.")]
    [InlineData("subscription { a }", "sources.yaml:4:29: SY003 The query 'q.graphql' has to hold one query or mutation.")]
    public void What_is_no_query_is_told(string query, string expected) => Assert.StartsWith(
        expected,
        ClientRig.Declare("x:\n  base: https://x.example\n  graphql: /graphql\n  operations: { y: { query: q.graphql } }", ("q.graphql", query)).Faults[0].ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void A_mutation_is_not_repeated()
    {
        var (catalog, _) = ClientRig.Declare(
            "x:\n  base: https://x.example\n  graphql: /graphql\n  operations: { y: { query: q.graphql } }", ("q.graphql", "mutation M($a: Int!) { set(a: $a) }"));

        Assert.False(catalog.Declarations["x"].Operations["y"].Request.Repeatable);
    }

    [Fact]
    public void A_secret_that_stands_in_the_file_is_not_printed()
    {
        var (catalog, _) = Read("x:\n  base: https://x.example\n  auth: { hmac: { secret: hunter2, key: k1, algorithm: sha512 } }\n  operations: { y: { get: / } }");

        Assert.DoesNotContain("hunter2", catalog.Declarations["x"].ToString(), StringComparison.Ordinal);
        Assert.True(Assert.IsType<Authentication.Hmac>(catalog.Declarations["x"].Auth).Sha512);
    }

    [Theory]
    [InlineData("carts: [", "sources.yaml:2:1: SY001")]
    [InlineData("- carts", "sources.yaml:1:1: SY001")]
    public void What_is_no_yaml_is_told(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Read(text).Faults).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("/v1/users/{user}/cart", """{"user":"a b/../c?d#e%"}""", "/v1/users/a%20b%2F..%2Fc%3Fd%23e%25/cart")]
    [InlineData("/x?ids={ids}&n={n?}&v=2", """{"ids":["a,b","c&d"],"n":3}""", "/x?ids=a%2Cb%2Cc%26d&n=3&v=2")]
    [InlineData("/x?n={n?}", """{}""", "/x")]
    [InlineData("/x/{user}", """{"user":".."}""", null)]
    [InlineData("/x/{user}", """{"user":""}""", null)]
    [InlineData("/x?ids={ids}", """{}""", null)]
    public void Values_cannot_leave_their_place(string target, string arguments, string? expected) => Assert.Equal(
        expected,
        TargetTemplate.Parse(target, out _)!.Bind(ClientRig.Values(arguments), out _));

    [Fact]
    public void A_request_may_have_headers_and_a_body()
    {
        var (catalog, faults) = Read(
            """
            search:
              base: https://search.example
              operations:
                find:
                  post: /v2/find?lang={lang?}
                  headers: { X-Shop: "{shop}" }
                  body: { ids: "{ids}", size: 5, note: "for {user}", page: { after: "{after?}" }, exact: true }
                  repeatable: true
                  batch: { post: /v2/find/many, headers: { X-Shop: "{shop}" }, body: { users: "{user*}", ids: "{ids}" }, key: user, max: 20, result: data.items }
            """);

        Assert.Empty(faults);
        var find = catalog.Declarations["search"].Operations["find"];
        Assert.Equal(["lang?", "shop", "ids", "user", "after?"], find.Request.Arguments.Select(a => a.Name + (a.Required ? "" : "?")));
        var request = find.Request.Bind(ClientRig.Values("""{"shop":"s1","ids":["a",2],"user":"u1"}"""), out _)!;
        Assert.Equal((HttpMethod.Post, "/v2/find", true), (request.Method, request.Target, request.Repeatable));
        Assert.Equal([("X-Shop", "s1")], request.Headers);
        Assert.Equal("""{"ids":["a",2],"size":5,"note":"for u1","page":{},"exact":true}""", Encoding.UTF8.GetString(request.Body!.Value.Span));
        Assert.Equal(("user", "user", 20), (find.Batch!.ListArgument, find.Batch.Key, find.Batch.Max));
        Assert.Equal(["data", "items"], find.Batch.Items);
        Assert.False(Assert.IsType<BoundRequest>(find.Request.Bind(ClientRig.Values("""{"shop":"s2","ids":[],"user":"u"}"""), out _)).Key == request.Key);
        Assert.Null(find.Request.Bind(ClientRig.Values("""{"shop":"s\r\nEvil: 1","ids":[],"user":"u"}"""), out var wrong));
        Assert.Equal("shop", wrong);
    }

    private static (SystemCatalog Catalog, IReadOnlyList<TemplateLanguage.Diagnostics.Fault> Faults) Read(string yaml) => ClientRig.Declare(yaml);
}
