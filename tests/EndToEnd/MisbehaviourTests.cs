using EndToEnd.Rig;

namespace EndToEnd;

/// <summary>The header <c>X-Misbehave</c>: systems that are well do wrong for one send, and the send's report says what.</summary>
public sealed class MisbehaviourTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(null, "sent", "ok", null, "body")]
    [InlineData("offers=status:503", "sent", "failed", "status", "fallback")]
    [InlineData("offers.for_products=timeout", "sent", "late", "timeout", "fallback")]
    [InlineData("offers=reset:body", "sent", "failed", "connect", "fallback")]
    [InlineData("offers=reset:body*1", "sent", "ok", null, "body")]
    [InlineData("offers=truncated, activity=latency:1ms", "sent", "failed", "not_json", "fallback")]
    [InlineData("offers=schema", "sent", "failed", "schema", "fallback")]
    [InlineData("carts=connect", "aborted", null, null, null)]
    public async Task A_send_meets_what_its_header_says(string? header, string state, string? status, string? error, string? block)
    {
        await using var mail = await MailServer.StartAsync();
        await using var systems = await new LiveData().StartAsync(_ct);
        await using var renderer = await Programs.Renderer(_data, systems.Url, systems.Url, mail).StartAsync(_ct);
        // A process is slow the first time that something fails in it, and what is tried again has little time.
        await renderer.Client.FinalSendAsync(await renderer.Client.PostSendAsync(LiveData.Send("u0"), _ct, header), _ct);

        var send = await renderer.Client.FinalSendAsync(await renderer.Client.PostSendAsync(LiveData.Send("u1"), _ct, header), _ct);

        Assert.Equal(state, send.State);
        Assert.Equal(block, send.Blocks.GetValueOrDefault("deals"));
        if (status is null)
            Assert.Equal(("failed", "connect"), (send.Sources["cart"].Status, send.Sources["cart"].Call!.Error));
        else
            Assert.Equal((status, error, error), (send.Sources["offers"].Status, send.Sources["offers"].Error, send.Sources["offers"].Call!.Error));
        if (header is "offers=reset:body*1")
            Assert.Equal(2, send.Sources["offers"].Call!.Attempts);
        // It was for that send alone.
        var next = await renderer.Client.FinalSendAsync(await renderer.Client.PostSendAsync(LiveData.Send("u2"), _ct), _ct);
        Assert.Equal(("sent", "ok", "body"), (next.State, next.Sources["offers"].Status, next.Blocks["deals"]));
    }

    [Theory]
    [InlineData("offers", "is not SYSTEM=FAULT")]
    [InlineData("ofers=timeout", "Did you mean 'offers'?")]
    [InlineData("offers.all=timeout", "has no operation 'all'")]
    [InlineData("offers=slow, carts=status:99", "'slow' is no fault", "'status:99' is no fault")]
    [InlineData("offers=timeout*0", "how many requests")]
    [InlineData(",", "names no fault")]
    public async Task A_header_that_makes_no_sense_is_told(string header, params string[] messages)
    {
        await using var renderer = await Programs.Renderer(_data, Ports.FreeUrl(), Ports.FreeUrl(), mail: null).StartAsync(_ct);

        using var response = await renderer.KnockAsync("POST", "/v1/sends", Body, Programs.SendKey, _ct, ("X-Misbehave", header));

        await response.AssertProblemAsync(400, "bad_misbehave", "X-Misbehave", _ct);
        var told = await response.Content.ReadAsStringAsync(_ct);
        Assert.All(messages, m => Assert.Contains(m, System.Text.RegularExpressions.Regex.Unescape(told), StringComparison.Ordinal));
        Assert.Equal("""{"sends":[]}""", await renderer.Client.GetStringAsync("/v1/sends", _ct));
    }

    [Fact]
    public async Task Outside_of_Development_it_is_refused()
    {
        await using var mail = await MailServer.StartAsync();
        await using var renderer = await Programs.Renderer(
            _data, "http://ingest.example", "http://offers.example", mail, null,
            "--environment", "Production", "--Renderer:SendKeys:0", Programs.SendKey, "--Renderer:LinkKey", new string('k', 32)).StartAsync(_ct);

        using var response = await renderer.KnockAsync("POST", "/v1/sends", Body, Programs.SendKey, _ct, ("X-Misbehave", "offers=timeout"));

        await response.AssertProblemAsync(400, "misbehave_refused", "X-Misbehave", _ct);
        Assert.Equal("""{"sends":[]}""", await renderer.Client.GetStringAsync("/v1/sends", _ct));
    }

    private static string Body => System.Text.Json.JsonSerializer.Serialize(LiveData.Send("u1"));
}
