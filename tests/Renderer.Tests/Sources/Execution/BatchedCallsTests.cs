using System.Net;
using Renderer.Sources.Records;
using TemplateLanguage.Planning;

namespace Renderer.Tests.Sources.Execution;

public sealed class BatchedCallsTests
{
    private const string Batch = """, batch: { get: "/carts?users={user*}", key: user, max: 3 }""";

    [Fact]
    public async Task Calls_of_several_sends_are_one_request()
    {
        using var rig = new SourceRig(operation: Batch) { Answer = (_, _) => Task.FromResult(SourceRig.Json("""[{"user":"u2","n":2},{"user":"u1","n":1},{"user":"u3","n":3}]""")) };
        var sends = Enumerable.Range(0, 3).Select(_ => rig.Send()).ToList();

        var answers = await Task.WhenAll(sends.Select((s, i) => SourceRig.CallAsync(s, $"u{i + 1}")));

        Assert.Equal([1, 2, 3], answers.Select(a => Assert.IsType<SourceAnswer.Value>(a).Json.GetProperty("n").GetInt32()));
        var query = Assert.Single(rig.Requests).RequestUri!.Query;
        Assert.Equal(["u1", "u2", "u3"], Uri.UnescapeDataString(query)["?users=".Length..].Split(',').Order());
        Assert.All(sends, s => Assert.Equal((CacheOutcome.Batched, 1, 3), (s.ReportOf("cart")!.Cache, s.ReportOf("cart")!.Attempts, s.ReportOf("cart")!.Batch)));
    }

    [Fact]
    public async Task One_call_alone_is_a_single_request()
    {
        using var rig = new SourceRig(operation: Batch);
        await rig.Time.RunAsync(rig.CallAsync(), TimeSpan.FromSeconds(1));
        Assert.Equal("/api/users/u1/cart", Assert.Single(rig.Requests).RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_key_that_is_bad_or_absent_fails_alone()
    {
        using var rig = new SourceRig(operation: Batch, schema: """{"type":"object","properties":{"n":{"type":"number"}}}""")
        {
            Answer = (_, _) => Task.FromResult(SourceRig.Json("""[{"user":"u1","n":1},{"user":"u2","n":"many"}]""")),
        };

        var answers = await Task.WhenAll(rig.CallAsync("u1"), rig.CallAsync("u2"), rig.CallAsync("u3"));

        Assert.Equal(["ok", "schema", "status"], answers.Select(Kind));
        Assert.Single(rig.Requests);
    }

    [Fact]
    public async Task The_value_may_lie_deeper_in_an_item_than_in_a_single_answer()
    {
        using var rig = new SourceRig(operation: """, result: data.cart, batch: { get: "/carts?users={user*}", key: user, max: 2, result: data.users, value: cart }""")
        {
            Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"data":{"users":[{"user":"u1","cart":{"n":1}},{"user":"u2","cart":{"n":2}}]}}""")),
        };

        var answers = await Task.WhenAll(rig.CallAsync("u1"), rig.CallAsync("u2"));

        Assert.Equal([1, 2], answers.Select(a => Assert.IsType<SourceAnswer.Value>(a).Json.GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task A_value_that_a_list_cannot_hold_is_asked_for_alone()
    {
        using var rig = new SourceRig(operation: Batch) { Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"u1":{},"u2":{}}""")) };

        await rig.Time.RunAsync(Task.WhenAll(rig.CallAsync("u1"), rig.CallAsync("u2"), rig.CallAsync("a,b")), TimeSpan.FromSeconds(1));

        Assert.Equal(["/api/carts", "/api/users/a%2Cb/cart"], rig.Requests.Select(r => r.RequestUri!.AbsolutePath).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("shop=status:400*1", "ok ok ok", 4)]
    [InlineData("shop=status:400*2", "status status status", 4)]
    public async Task The_first_request_of_a_call_may_be_a_batchs(string misbehave, string kinds, int requests)
    {
        using var rig = new SourceRig(operation: Batch);
        var sends = Enumerable.Range(0, 3).Select(_ => rig.Send(misbehave)).ToList();

        var answers = await Task.WhenAll(sends.Select((s, i) => SourceRig.CallAsync(s, $"u{i + 1}")));

        Assert.Equal(kinds, string.Join(' ', answers.Select(Kind)));
        Assert.Equal(requests, sends.Sum(s => s.ReportOf("cart")!.Attempts) - 2); // the batch stands in each report
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "{}", "ok ok status", 4)]
    [InlineData(HttpStatusCode.InternalServerError, "{}", "ok ok status", 4)]
    [InlineData(HttpStatusCode.OK, "<html>", "ok ok status", 4)]
    [InlineData(HttpStatusCode.OK, "3", "ok ok status", 4)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "{}", "status status status", 1)]
    [InlineData(HttpStatusCode.TooManyRequests, "{}", "status status status", 1)]
    public async Task A_batch_that_one_call_may_have_spoiled_is_tried_singly(HttpStatusCode status, string body, string kinds, int requests)
    {
        using var rig = new SourceRig(operation: Batch)
        {
            Answer = (request, _) => Task.FromResult(
                request.RequestUri!.AbsolutePath.EndsWith("/carts", StringComparison.Ordinal) ? SourceRig.Json(body, status)
                : request.RequestUri.AbsolutePath.Contains("u3", StringComparison.Ordinal) ? SourceRig.Json("{}", HttpStatusCode.NotFound)
                : SourceRig.Json("{}")),
        };

        var answers = await Task.WhenAll(rig.CallAsync("u1"), rig.CallAsync("u2"), rig.CallAsync("u3"));

        Assert.Equal(kinds, string.Join(' ', answers.Select(Kind)));
        Assert.Equal(requests, rig.Requests.Count);
    }

    [Fact]
    public async Task The_shortest_patience_does_not_end_the_others()
    {
        var gate = new TaskCompletionSource();
        using var rig = new SourceRig(operation: Batch) { Answer = async (_, token) => { await gate.Task.WaitAsync(token); return SourceRig.Json("""{"u1":{},"u2":{},"u3":{}}"""); } };
        using var stop = new CancellationTokenSource();
        var (first, second, third) = (rig.CallAsync("u1", stop: stop.Token), rig.CallAsync("u2"), rig.CallAsync("u3"));
        while (rig.Requests.Count == 0)
            await Task.Yield();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.IsType<SourceAnswer.Value>(await second);
        Assert.IsType<SourceAnswer.Value>(await third);
    }

    private static string Kind(SourceAnswer answer) => answer is SourceAnswer.Failure failure ? failure.Error : "ok";
}
