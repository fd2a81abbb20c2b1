using EndToEnd.Rig;

namespace EndToEnd;

/// <summary>Clients in Chromium, against a service that is not at its best: the snippet, and analytics.js of Segment, unmodified.</summary>
public sealed class BrowserClientTests : IDisposable
{
    private const string AnalyticsJs = """
        <!doctype html><title>Shop</title><script src="/index.js"></script>
        <script>
          var ingest = new URL("{ingest}"), there = { apiHost: ingest.host + "/v1", protocol: "http" };
          var loaded = AnalyticsNext.AnalyticsBrowser.load({ writeKey: "dev-write", cdnSettings: { integrations: { "Segment.io": { apiKey: "dev-write", ...there } } } }, { integrations: { "Segment.io": there } });
        </script>
        """;

    private const string AnalyticsCalls = """
        async () => {
          await loaded.page("Shop");
          await loaded.track("Product Added", { product_id: "mug" });
          await loaded.identify("u1", { email: "ada@example.com" });
        }
        """;

    private const string SnippetCalls = "renderer.page(); renderer.added({ product_id: 'mug' }); renderer.identify('u1', { email: 'ada@example.com' })";

    private static readonly string Snippet = Visit.Snippet("data-consent=\"granted\"");

    private readonly TemporaryFolder _data = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Clients => new() { { AnalyticsJs, AnalyticsCalls }, { Snippet, SnippetCalls } };

    public void Dispose() => _data.Dispose();

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task What_is_told_arrives(string page, string calls)
    {
        await using var visit = await Visit.StartAsync(_data, page, _ct);

        await TellAsync(visit, calls);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task What_was_refused_or_got_no_answer_is_sent_again_and_counts_once(string page, string calls)
    {
        await using var visit = await Visit.StartAsync(_data, page, _ct, FlakyProxy.StartAsync);

        await TellAsync(visit, calls);

        await Eventually.GetAsync("the proxy lets requests through", _ => Task.FromResult(visit.Between!.Requests > 3 ? "" : null), _ct);
        Assert.Equal(["Product Added"], await visit.Ingest.ActivityBecomesAsync("u1", 1, _ct));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task What_is_packed_on_its_way_is_taken(string page, string calls)
    {
        await using var visit = await Visit.StartAsync(_data, page, _ct, FlakyProxy.StartPackingAsync);

        await TellAsync(visit, calls);

        Assert.True(visit.Between!.Packed > 0);
    }

    [Fact]
    public async Task Analytics_js_is_told_that_its_key_is_wrong_and_does_not_send_again()
    {
        await using var visit = await Visit.StartAsync(_data, AnalyticsJs.Replace("dev-write", "wrong", StringComparison.Ordinal), _ct);
        await visit.Page.GotoAsync("/");

        var told = await visit.Page.EvaluateAsync<string>("""
            () => new Promise(resolve => {
              loaded.on("error", error => resolve(error.code + ": " + error.reason.message));
              loaded.track("Product Added", { product_id: "mug" });
            })
            """);

        Assert.Equal("delivery_failure: Non-retryable error: 401", told);
    }

    [Fact]
    public async Task The_snippet_tells_on_the_console_that_its_key_is_wrong_and_does_not_send_again()
    {
        await using var visit = await Visit.StartAsync(_data, Snippet.Replace("dev-write", "wrong", StringComparison.Ordinal), _ct);
        await visit.Page.GotoAsync("/");

        var warned = await visit.Page.RunAndWaitForConsoleMessageAsync(() => visit.Page.EvaluateAsync(SnippetCalls), new() { Predicate = m => m.Text.StartsWith("renderer:", StringComparison.Ordinal) });

        Assert.EndsWith("refused events with HTTP 401", warned.Text, StringComparison.Ordinal);
        await Eventually.GetAsync("nothing is kept to be sent", async _ => await visit.Page.EvaluateAsync<string?>("localStorage['renderer.queue'] || 'none'") is "none" ? "" : null, _ct);
    }

    private async Task TellAsync(Visit visit, string calls)
    {
        await visit.Page.GotoAsync("/");
        await visit.Page.EvaluateAsync(calls);
        await visit.Ingest.CartBecomesAsync("u1", "1 mug", _ct);
        await Eventually.GetAsync("the profile is told", async ct => (await visit.Ingest.LiveAsync("u1", "profile", ct)).GetProperty("email").GetString(), _ct);
    }
}
