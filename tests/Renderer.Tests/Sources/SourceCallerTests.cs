using System.Net;
using TemplateLanguage.Planning;

namespace Renderer.Tests.Sources;

public sealed class SourceCallerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_request_is_what_the_file_declares()
    {
        var rig = new SourceRig { Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"total":24.90}""")) };

        var answer = Assert.IsType<SourceAnswer.Value>(await rig.CallAsync("a/b"));

        Assert.Equal("24.90", answer.Json.GetProperty("total").GetRawText());
        var request = Assert.Single(rig.Requests);
        Assert.Equal("http://shop.example/api/users/a%2Fb/cart", request.RequestUri!.AbsoluteUri);
        Assert.Equal("Bearer secret", request.Headers.Authorization!.ToString());
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "{}", "status")]
    [InlineData(HttpStatusCode.InternalServerError, "{}", "status")]
    [InlineData(HttpStatusCode.Redirect, "", "status")]
    [InlineData(HttpStatusCode.OK, "<html>", "not_json")]
    [InlineData(HttpStatusCode.OK, """{"total":"many"}""", "schema")]
    public async Task What_is_no_answer_is_a_failure_of_its_kind(HttpStatusCode status, string body, string error)
    {
        var rig = new SourceRig(schema: """{"type":"object","properties":{"total":{"type":"number"}}}""") { Answer = (_, _) => Task.FromResult(SourceRig.Json(body, status)) };

        Assert.Equal(error, Failure(await rig.CallAsync()).Error);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read()
    {
        var rig = new SourceRig { Answer = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new Endless()) }) };

        Assert.Equal("too_large", Failure(await rig.CallAsync()).Error);
    }

    [Theory]
    [InlineData("""{"n":99999999999999999999}""", null)]
    [InlineData("""{"n":99999999999999999999,"x":1}""", "schema")]
    [InlineData("""{"n":1e999,"x":1}""", "schema")]
    [InlineData("""{"n":"1"}""", "schema")]
    public async Task Numbers_may_have_any_size(string answer, string? error)
    {
        var rig = new SourceRig(schema: """{"type":"object","properties":{"n":{"type":"number"}},"additionalProperties":false}""") { Answer = (_, _) => Task.FromResult(SourceRig.Json(answer)) };

        Assert.Equal(error, (await rig.CallAsync() as SourceAnswer.Failure)?.Error);
    }

    [Fact]
    public async Task A_connection_that_fails_is_tried_again()
    {
        var tries = 0;
        var rig = new SourceRig("timeout: 1d") { Answer = (_, _) => ++tries < 3 ? throw new HttpRequestException("refused") : Task.FromResult(SourceRig.Json("{}")) };

        var answer = rig.CallAsync(retry: 2);
        while (!answer.IsCompleted)
        {
            rig.Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        Assert.IsType<SourceAnswer.Value>(await answer);
        Assert.Equal(3, rig.Requests.Count);
    }

    [Fact]
    public async Task What_will_not_pass_is_not_tried_again()
    {
        var rig = new SourceRig { Answer = (_, _) => Task.FromResult(SourceRig.Json("{}", HttpStatusCode.NotFound)) };

        await rig.CallAsync(retry: 3);

        Assert.Single(rig.Requests);
    }

    [Fact]
    public async Task The_systems_timeout_ends_a_call()
    {
        var cancelled = new TaskCompletionSource();
        var rig = new SourceRig("timeout: 200ms") { Answer = (_, token) => Forever(cancelled, token) };
        var call = rig.CallAsync();
        while (rig.Requests.Count == 0)
            await Task.Yield();
        rig.Time.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal("timeout", Failure(await call).Error);
        await cancelled.Task;
    }

    [Fact]
    public async Task Cancellation_reaches_the_request()
    {
        var cancelled = new TaskCompletionSource();
        var rig = new SourceRig { Answer = (_, token) => Forever(cancelled, token) };
        using var stop = new CancellationTokenSource();
        var call = rig.CallAsync(stop: stop.Token);
        while (rig.Requests.Count == 0)
            await Task.Yield();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await cancelled.Task;
    }

    [Fact]
    public async Task A_system_that_is_down_is_not_called()
    {
        var rig = new SourceRig("breaker: { failures: 50%, over: 10s, pause: 5s }") { Answer = (_, _) => Task.FromResult(SourceRig.Json("", HttpStatusCode.BadGateway)) };
        for (var i = 0; i < 10; i++)
            Assert.Equal("status", Failure(await rig.CallAsync()).Error);

        Assert.Equal("breaker_open", Failure(await rig.CallAsync()).Error);
        Assert.Equal(10, rig.Requests.Count);

        rig.Time.Advance(TimeSpan.FromSeconds(5));
        rig.Answer = (_, _) => Task.FromResult(SourceRig.Json("{}"));
        Assert.IsType<SourceAnswer.Value>(await rig.CallAsync());
    }

    [Fact]
    public async Task Sends_at_the_same_time_share_one_request()
    {
        var gate = new TaskCompletionSource();
        var rig = new SourceRig { Answer = async (_, _) => { await gate.Task; return SourceRig.Json("""{"n":1}"""); } };
        var (first, second, other) = (rig.CallAsync(), rig.CallAsync(), rig.CallAsync("u2"));
        while (rig.Requests.Count < 2)
            await Task.Yield();
        using var stop = new CancellationTokenSource();
        var third = rig.CallAsync(stop: stop.Token);
        await stop.CancelAsync(); // one who leaves takes nothing from the others
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        gate.SetResult();

        Assert.Equal(1, Assert.IsType<SourceAnswer.Value>(await first).Json.GetProperty("n").GetInt32());
        Assert.IsType<SourceAnswer.Value>(await second);
        Assert.IsType<SourceAnswer.Value>(await other);
        Assert.Equal(2, rig.Requests.Count);
    }

    [Fact]
    public async Task A_value_is_shared_for_as_long_as_the_template_says()
    {
        var rig = new SourceRig();
        await rig.CallAsync(cache: Minute);
        await rig.CallAsync(cache: Minute);
        Assert.Single(rig.Requests);

        await rig.CallAsync(); // this template shares nothing
        Assert.Equal(2, rig.Requests.Count);

        rig.Time.Advance(Minute + TimeSpan.FromSeconds(1));
        await rig.CallAsync(cache: Minute);
        Assert.Equal(3, rig.Requests.Count);
    }

    [Fact]
    public async Task A_stale_value_stands_in_for_a_failed_call()
    {
        var rig = new SourceRig();
        await rig.CallAsync(stale: Minute);
        rig.Answer = (_, _) => Task.FromResult(SourceRig.Json("", HttpStatusCode.BadGateway));

        Assert.True(Assert.IsType<SourceAnswer.Value>(await rig.CallAsync(stale: Minute)).Stale);

        rig.Time.Advance(Minute + TimeSpan.FromSeconds(1));
        Assert.Equal("status", Failure(await rig.CallAsync(stale: Minute)).Error);
    }

    [Fact]
    public async Task A_value_that_is_not_fresh_is_fetched_past_the_cache_once()
    {
        var rig = new SourceRig { Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"as_of":"2026-11-23T09:59:00Z"}""")) };
        await rig.CallAsync(cache: TimeSpan.FromHours(1));

        Assert.Equal("stale", Failure(await rig.CallAsync(cache: TimeSpan.FromHours(1), fresh: TimeSpan.FromSeconds(30))).Error);
        Assert.Equal(2, rig.Requests.Count);

        rig.Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"as_of":"2026-11-23T09:59:50Z"}"""));
        var answer = Assert.IsType<SourceAnswer.Value>(await rig.CallAsync(cache: TimeSpan.FromHours(1), fresh: TimeSpan.FromSeconds(30)));
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Age);
    }

    [Fact]
    public async Task Without_a_timestamp_nothing_is_fresh() => Assert.Equal("no_timestamp", Failure(await new SourceRig().CallAsync(fresh: Minute)).Error);

    [Fact]
    public void A_variable_that_is_missing_ends_the_start_by_name()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => new SourceRig(variables: new() { ["SHOP_URL"] = "http://shop.example" }));

        Assert.Contains("sources.yaml:3:19: SHOP_TOKEN is not set", fault.Message, StringComparison.Ordinal);
    }

    private static SourceAnswer.Failure Failure(SourceAnswer answer) => Assert.IsType<SourceAnswer.Failure>(answer);

    private static async Task<HttpResponseMessage> Forever(TaskCompletionSource cancelled, CancellationToken token)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException();
        }
        finally
        {
            cancelled.SetResult();
        }
    }

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => 0; set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => count;
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
