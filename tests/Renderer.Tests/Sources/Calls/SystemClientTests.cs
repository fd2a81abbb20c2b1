using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Renderer.Sources.Calls;

namespace Renderer.Tests.Sources.Calls;

public sealed class SystemClientTests
{
    private const string Post = """
        x:
          base: https://x.example/api
          retry: 2
          timeout: 1d
          operations: { y: { post: "/find?q={q}", headers: { X-Shop: "{shop}" }, body: { n: "{n?}" } } }
        """;

    private const string Get = "x:\n  base: https://x.example\n  retry: 2\n  timeout: 1d\n  operations: { y: { get: /y, result: item } }\n";

    private const string Query = "x:\n  base: https://x.example\n  graphql: /graphql\n  operations: { y: { query: q.graphql, result: data.item } }\n";

    [Fact]
    public async Task A_request_has_method_headers_and_body_as_declared()
    {
        var rig = new ClientRig(Post);

        Assert.IsType<Fetched.Value>(await rig.FetchAsync("""{"q":"a b","shop":"s1","n":3}"""));

        var (request, body) = Assert.Single(rig.Requests);
        Assert.Equal((HttpMethod.Post, "https://x.example/api/find?q=a%20b", """{"n":3}"""), (request.Method, request.RequestUri!.AbsoluteUri, body));
        Assert.Equal("s1", Assert.Single(request.Headers.GetValues("X-Shop")));
        Assert.Equal(("application/json", "application/json"), (request.Headers.Accept.ToString(), request.Content!.Headers.ContentType!.ToString()));
    }

    [Fact]
    public async Task A_request_without_a_body_has_none()
    {
        var rig = new ClientRig("x:\n  base: https://x.example\n  operations: { y: { post: /y } }\n");

        await rig.FetchAsync();

        var (request, body) = Assert.Single(rig.Requests);
        Assert.Equal(("", null), (body, request.Content?.Headers.ContentType));
        Assert.Equal("POST /y", rig.Operation.Request.Bind(ClientRig.Values("{}"), out _)!.Key);
    }

    [Fact]
    public async Task What_may_not_be_repeated_is_sent_once()
    {
        var rig = new ClientRig(Post) { Answer = (_, _) => Task.FromResult(SourceRig.Json("", HttpStatusCode.BadGateway)) };

        var failure = Assert.IsType<Fetched.Failure>(await rig.FetchAsync("""{"q":"a","shop":"s1"}""", new(Retry: 3, Hedge: TimeSpan.FromMilliseconds(1))));

        Assert.Equal("status", failure.Error);
        Assert.Equal((1, 502, "status"), (rig.Record.Attempts, rig.Record.Status, rig.Record.Error));
        Assert.Single(rig.Requests);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("Mon, 23 Nov 2026 10:00:30 GMT")]
    public async Task The_wait_that_a_system_asks_for_is_kept(string retryAfter)
    {
        var rig = new ClientRig(Get);
        var busy = new TaskCompletionSource();
        rig.Answer = (_, _) =>
        {
            if (rig.Requests.Count > 1)
                return Task.FromResult(SourceRig.Json("""{"item":1}"""));
            var answer = SourceRig.Json("", HttpStatusCode.ServiceUnavailable);
            answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            busy.SetResult();
            return Task.FromResult(answer);
        };
        var call = rig.FetchAsync();
        await busy.Task;
        rig.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Single(rig.Requests);
        while (!call.IsCompleted)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.IsType<Fetched.Value>(await call);
        Assert.Equal(2, rig.Record.Attempts);
    }

    [Fact]
    public async Task A_wait_that_nobody_will_wait_is_a_failure_at_once()
    {
        var rig = new ClientRig(Get.Replace("1d", "500ms", StringComparison.Ordinal))
        {
            Answer = (_, _) =>
            {
                var answer = SourceRig.Json("", HttpStatusCode.TooManyRequests);
                answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(1));
                return Task.FromResult(answer);
            },
        };

        Assert.Equal(new Fetched.Failure("status", "429"), await rig.FetchAsync());
        Assert.Single(rig.Requests);
    }

    [Fact]
    public async Task A_value_that_is_known_is_asked_for_with_its_tag()
    {
        var rig = new ClientRig(Get)
        {
            Answer = (request, _) =>
            {
                if (request.Headers.IfNoneMatch.Count > 0)
                    return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotModified) { Headers = { Date = new DateTimeOffset(2026, 11, 23, 9, 59, 0, TimeSpan.Zero) } });
                var answer = SourceRig.Json("""{"item":{"as_of":"2026-11-23T09:58:00Z"}}""");
                answer.Headers.ETag = new("\"v1\"");
                return Task.FromResult(answer);
            },
        };

        var value = Assert.IsType<Fetched.Value>(await rig.FetchAsync());
        Assert.Equal(("\"v1\"", new DateTimeOffset(2026, 11, 23, 9, 58, 0, TimeSpan.Zero)), (value.ETag, value.AsOf));

        var unchanged = Assert.IsType<Fetched.NotModified>(await rig.FetchAsync("{}", new(IfNoneMatch: value.ETag, IfModifiedSince: rig.Time.GetUtcNow())));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 9, 59, 0, TimeSpan.Zero), unchanged.AsOf);
        Assert.Equal(rig.Time.GetUtcNow(), rig.Requests[1].Request.Headers.IfModifiedSince);
    }

    [Fact]
    public async Task Three_hundred_and_four_to_a_plain_question_is_no_answer()
    {
        var rig = new ClientRig(Get) { Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotModified)) };

        Assert.Equal(new Fetched.Failure("status", "304"), await rig.FetchAsync());
    }

    [Fact]
    public async Task A_whole_answer_is_dealt_out_by_its_reader()
    {
        var rig = new ClientRig(Get) { Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"all":[{"id":1,"item":{"n":1}},{"id":2}],"as_of":"x"}""")) };

        var whole = Assert.IsType<Fetched.Value>(await rig.FetchAsync("{}", new(WholeAnswer: true)));
        var all = whole.Json.GetProperty("all");

        Assert.Equal(1, Assert.IsType<Fetched.Value>(rig.ReadValue(all[0], "item", whole)).Json.GetProperty("n").GetInt32());
        Assert.Equal("schema", Assert.IsType<Fetched.Failure>(rig.ReadValue(all[1], "item", whole)).Error);
    }

    [Theory]
    [InlineData("""{"data":{"item":{"n":1}}}""", null, null)]
    [InlineData("""{"data":{"item":{"n":1}},"errors":[]}""", null, null)]
    [InlineData("""{"data":{"item":null},"errors":[{"message":"no u1@x.example","path":["item",0],"extensions":{"code":"NOT_FOUND"}}]}""", "graphql", "NOT_FOUND at item.0")]
    [InlineData("""{"errors":[{"message":"Syntax"},7]}""", "graphql", "error, error")]
    [InlineData("""{"data":{}}""", "schema", "the answer has no 'data.item'")]
    public async Task Errors_beside_data_are_a_failure_of_their_own(string body, string? error, string? detail)
    {
        var rig = new ClientRig(Query, [("q.graphql", "query($a: Int) { item(a: $a) { n } }")]) { Answer = (_, _) => Task.FromResult(SourceRig.Json(body)) };

        var fetched = await rig.FetchAsync();

        Assert.Equal((error, detail), ((fetched as Fetched.Failure)?.Error, (fetched as Fetched.Failure)?.Detail));
        Assert.Equal("""{"query":"query($a: Int) { item(a: $a) { n } }","variables":{}}""", JsonElement.Parse(rig.Requests[0].Body).GetRawText());
    }

    [Fact]
    public async Task A_second_call_is_raced_after_the_hedge()
    {
        var rig = new ClientRig(Get);
        var started = new TaskCompletionSource();
        rig.Answer = async (_, token) =>
        {
            if (rig.Requests.Count == 1)
            {
                started.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            }
            return SourceRig.Json("""{"item":2}""");
        };
        var call = rig.FetchAsync("{}", new(Retry: 0, Hedge: TimeSpan.FromMilliseconds(30)));
        await started.Task;
        while (!call.IsCompleted)
        {
            rig.Time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.Equal(2, Assert.IsType<Fetched.Value>(await call).Json.GetInt32());
        Assert.Equal(2, rig.Record.Attempts);
    }

    [Fact]
    public async Task Who_finds_no_place_in_the_queue_is_told_at_once()
    {
        var gate = new TaskCompletionSource();
        var rig = new ClientRig(Get + "  concurrency: 1\n") { Answer = async (_, _) => { await gate.Task; return SourceRig.Json("""{"item":1}"""); } };
        var (first, second) = (rig.FetchAsync(), rig.FetchAsync());
        while (rig.Requests.Count == 0)
            await Task.Yield();

        Assert.Equal(new Fetched.Failure("rate_limited"), await rig.FetchAsync());
        Assert.Equal(0, rig.Record.Attempts);

        gate.SetResult();
        Assert.IsType<Fetched.Value>(await first);
        Assert.IsType<Fetched.Value>(await second);
    }

    [Theory]
    [InlineData("0 0 0", "ok ok rate_limited")]
    [InlineData("0 0 999 1", "ok ok rate_limited ok")]
    [InlineData("0 400 599 1 399 1", "ok ok rate_limited ok rate_limited ok")]
    [InlineData("0 0 1999 0 0", "ok ok ok ok rate_limited")]
    [InlineData("0 0 86400000 0 0", "ok ok ok ok rate_limited")]
    public async Task More_calls_a_second_than_declared_are_refused(string pauses, string outcomes)
    {
        var rig = new ClientRig(Get + "  rate: 2/s\n") { Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"item":1}""")) };

        var met = new List<string>();
        foreach (var pause in pauses.Split(' '))
        {
            rig.Time.Advance(TimeSpan.FromMilliseconds(int.Parse(pause, CultureInfo.InvariantCulture)));
            met.Add(await rig.FetchAsync() is Fetched.Failure failure ? failure.Error : "ok");
        }
        Assert.Equal(outcomes, string.Join(' ', met));
    }
}
