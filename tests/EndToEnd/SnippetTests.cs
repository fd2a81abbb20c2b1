using System.Text.Json;
using EndToEnd.Rig;

namespace EndToEnd;

/// <summary>What a shop's page tells, in Chromium.</summary>
public sealed class SnippetTests : IDisposable
{
    private const string Stored = "() => Object.keys(localStorage).sort().join(' ')";
    private readonly TemporaryFolder _data = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Calls_made_before_loading_are_not_lost()
    {
        await using var visit = await Visit.StartAsync(
            _data,
            """
            <!doctype html><title>Shop</title>
            <script>window.renderer = window.renderer || []; renderer.push(["identify", "u1", { email: "ada@example.com" }]); renderer.push(["added", { product_id: "mug" }]);</script>
            """ + Visit.Snippet("data-consent=\"granted\" async"), _ct);

        await visit.Page.GotoAsync("/");

        await visit.Ingest.CartBecomesAsync("u1", "1 mug", _ct);
        Assert.Equal("ada@example.com", (await visit.Ingest.LiveAsync("u1", "profile", _ct)).GetProperty("email").GetString());
    }

    [Fact]
    public async Task Each_call_of_commerce_means_what_it_says()
    {
        await using var visit = await Visit.StartAsync(_data, Visit.Snippet("data-consent=\"granted\""), _ct);

        await visit.Page.GotoAsync("/");
        await visit.Page.EvaluateAsync("""
            renderer.page();
            renderer.viewed({ product_id: "mug", price: 12.5 });
            renderer.added({ product_id: "mug", price: 12.5, quantity: 2 });
            renderer.added({ product_id: "tray", price: 39 });
            renderer.removed({ product_id: "mug", quantity: 1 });
            renderer.checkout({ value: 51.5 });
            renderer.track("Coupon Applied", { coupon_id: "TEN" });
            renderer.identify("u1");
            """);

        await visit.Ingest.CartBecomesAsync("u1", "1 mug, 1 tray", _ct);
        Assert.Equal(
            ["Coupon Applied", "Checkout Started", "Product Removed", "Product Added", "Product Added", "Product Viewed"],
            await visit.Ingest.ActivityBecomesAsync("u1", 6, _ct));
        Assert.Single(visit.Sent.Select(c => c.GetProperty("anonymousId").GetString()).Distinct());
    }

    [Fact]
    public async Task Before_consent_nothing_is_stored_or_sent_and_after_its_end_nothing_remains()
    {
        await using var visit = await Visit.StartAsync(_data, Visit.Snippet(""), _ct);
        await visit.Page.GotoAsync("/");
        await visit.Page.EvaluateAsync("renderer.identify('u1'); renderer.added({ product_id: 'mug' })");
        await visit.Page.EvaluateAsync("() => new Promise(done => setTimeout(done))"); // what would be sent is sent by now
        Assert.Equal("", await visit.Page.EvaluateAsync<string>(Stored));
        Assert.Empty(visit.Sent);

        await visit.Page.EvaluateAsync("renderer.consent(true)");
        await visit.Ingest.CartBecomesAsync("u1", "1 mug", _ct);
        await visit.Page.ReloadAsync(); // it is remembered
        await visit.Page.EvaluateAsync("renderer.added({ product_id: 'tray' })");
        await visit.Ingest.CartBecomesAsync("u1", "1 mug, 1 tray", _ct);
        Assert.Contains("renderer.anonymous_id", await visit.Page.EvaluateAsync<string>(Stored), StringComparison.Ordinal);

        var before = visit.Sent.Count;
        await visit.Page.EvaluateAsync("renderer.consent(false); renderer.added({ product_id: 'lamp' })");
        await visit.Page.EvaluateAsync("() => new Promise(done => setTimeout(done))");
        Assert.Equal("", await visit.Page.EvaluateAsync<string>(Stored));
        Assert.Equal(before, visit.Sent.Count);
    }

    [Theory]
    [InlineData("globalPrivacyControl", "true", "gpc dnt", true)]
    [InlineData("doNotTrack", "'1'", "gpc dnt", true)]
    [InlineData("doNotTrack", "'1'", "gpc", false)]
    [InlineData("globalPrivacyControl", "true", "", false)]
    public async Task Signals_of_the_browser_are_honoured_where_the_shop_says_so(string signal, string value, string respect, bool honoured)
    {
        await using var visit = await Visit.StartAsync(_data, Visit.Snippet($"data-consent=\"granted\" data-respect=\"{respect}\""), _ct);
        await visit.Page.AddInitScriptAsync($"Object.defineProperty(navigator, '{signal}', {{ get: () => {value} }})");

        await visit.Page.GotoAsync("/");
        await visit.Page.EvaluateAsync("renderer.consent(true); renderer.added({ product_id: 'mug' })");
        await visit.Page.EvaluateAsync("() => new Promise(done => setTimeout(done))");

        Assert.Equal(honoured, await visit.Page.EvaluateAsync<string>(Stored) == "");
        if (honoured)
            Assert.Empty(visit.Sent);
        else
            await Eventually.GetAsync("the call is sent", _ => Task.FromResult(visit.Sent.Count > 0 ? "" : null), _ct);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_anything()
    {
        await using var visit = await Visit.StartAsync(_data, Visit.Snippet("data-consent=\"granted\""), _ct);
        var start = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-3);
        await visit.Page.Clock.InstallAsync(new() { TimeDate = start });
        await visit.Page.GotoAsync("/");
        await visit.Page.Clock.PauseAtAsync(start.AddMinutes(1));
        async Task TrackAfterAsync(string name, int minutes)
        {
            await visit.Page.Clock.FastForwardAsync(minutes * 60_000L);
            await visit.Page.EvaluateAsync($"renderer.{name}({{ product_id: 'mug' }})");
            await visit.Page.Clock.RunForAsync(1000);
        }

        await TrackAfterAsync("viewed", 0);
        await TrackAfterAsync("added", 10);
        await TrackAfterAsync("viewed", 29);
        await TrackAfterAsync("viewed", 31);

        var sessions = await Eventually.GetAsync("all is sent", _ => Task.FromResult(visit.Sent.DistinctBy(Id).Count() == 4
            ? visit.Sent.DistinctBy(Id).Select(c => c.GetProperty("context").GetProperty("session")).ToList()
            : null), _ct);
        Assert.Equal([true, true, false], sessions.Skip(1).Select(s => s.GetProperty("id").GetString() == sessions[0].GetProperty("id").GetString()));
        Assert.Equal([0, 601, 2342, 0], sessions.Select(s => s.GetProperty("duration").GetInt32())); // a second passes after each
        // 2 for the view; 5 for the cart and 3 for thirty seconds of attention; 2 and 3 more; anew.
        Assert.Equal([2, 10, 15, 2], sessions.Select(s => s.GetProperty("engagement").GetInt32()));
    }

    [Fact]
    public async Task What_could_not_be_sent_survives_a_reload_and_is_bounded()
    {
        await using var visit = await Visit.StartAsync(_data, Visit.Snippet("data-consent=\"granted\""), _ct);
        await visit.Page.Context.RouteAsync("**/v1/batch", route => route.AbortAsync());
        await visit.Page.GotoAsync("/");
        await visit.Page.EvaluateAsync("renderer.identify('u1'); for (var i = 0; i < 250; i++) renderer.track('Looked', { i: i }); renderer.added({ product_id: 'mug' })");
        await visit.Page.ReloadAsync();
        Assert.Equal(200, await visit.Page.EvaluateAsync<int>("JSON.parse(localStorage['renderer.queue']).length"));

        await visit.Page.Context.UnrouteAllAsync();
        await visit.Page.ReloadAsync();

        await visit.Ingest.CartBecomesAsync("u1", "1 mug", _ct);
        await Eventually.GetAsync("nothing is kept any more", async _ => await visit.Page.EvaluateAsync<string?>("localStorage['renderer.queue'] || 'none'") is "none" ? "" : null, _ct);
    }

    [Fact]
    public async Task Offline_calls_wait_until_the_network_is_back()
    {
        await using var visit = await Visit.StartAsync(_data, Visit.Snippet("data-consent=\"granted\""), _ct);
        await visit.Page.GotoAsync("/");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.EvaluateAsync("renderer.identify('u1'); renderer.added({ product_id: 'mug' })");
        await visit.Page.EvaluateAsync("() => new Promise(done => setTimeout(done))");

        await visit.Page.Context.SetOfflineAsync(false);

        await visit.Ingest.CartBecomesAsync("u1", "1 mug", _ct);
    }

    [Fact]
    public async Task An_overloaded_server_is_asked_again()
    {
        await using var visit = await Visit.StartAsync(_data, Visit.Snippet("data-consent=\"granted\""), _ct);
        var refused = 0;
        await visit.Page.Context.RouteAsync("**/v1/batch", route => refused++ < 2 ? route.FulfillAsync(new() { Status = refused == 1 ? 503 : 429 }) : route.ContinueAsync());
        await visit.Page.GotoAsync("/");

        await visit.Page.EvaluateAsync("renderer.identify('u1'); renderer.added({ product_id: 'mug' })");

        await visit.Ingest.CartBecomesAsync("u1", "1 mug", _ct);
        Assert.True(refused >= 3);
    }

    [Fact]
    public async Task What_is_told_while_the_page_goes_arrives()
    {
        await using var visit = await Visit.StartAsync(_data, Visit.Snippet("data-consent=\"granted\""), _ct);
        await visit.Page.GotoAsync("/");

        await visit.Page.EvaluateAsync("renderer.identify('u1'); renderer.added({ product_id: 'mug' }); location.href = 'about:blank'");

        await visit.Ingest.CartBecomesAsync("u1", "1 mug", _ct);
    }

    [Theory]
    [InlineData("data-layer=\"dataLayer\" data-consent=\"granted\"", false)]
    [InlineData("", true)] // as an HTML tag of Tag Manager, which makes the script
    public async Task A_dataLayer_in_GA4s_form_is_understood(string attributes, bool tag)
    {
        const string Before = """
            <!doctype html><title>Shop</title>
            <script>
              window.dataLayer = window.dataLayer || [];
              function gtag() { dataLayer.push(arguments); }
              gtag("js", new Date());
              dataLayer.push({ event: "view_item", ecommerce: { currency: "EUR", items: [{ item_id: "mug", item_name: "Enamel mug", price: 12.5 }] } });
              dataLayer.push({ event: "add_to_cart", ecommerce: { currency: "EUR", value: 25, items: [{ item_id: "mug", item_name: "Enamel mug", price: 12.5, quantity: 2 }] } });
            </script>
            """;
        var script = !tag ? Visit.Snippet(attributes) : HtmlTag();
        await using var visit = await Visit.StartAsync(_data, Before + script, _ct);
        await visit.Page.GotoAsync("/");
        await visit.Page.WaitForFunctionAsync("window.renderer && renderer.version");

        await visit.Page.EvaluateAsync("""
            gtag("event", "add_to_cart", { currency: "EUR", items: [{ item_id: "tray", price: 39 }, { item_id: "tote", price: 20 }] });
            dataLayer.push({ ecommerce: null }, { event: "remove_from_cart", ecommerce: { items: [{ item_id: "tote" }] } });
            dataLayer.push({ event: "gtm.dom" }, null, 7);
            renderer.identify("u1");
            """);

        await visit.Ingest.CartBecomesAsync("u1", "1 tray, 2 mug", _ct);
        var cart = await visit.Ingest.LiveAsync("u1", "cart", _ct);
        Assert.Equal(("EUR", "Enamel mug"), (cart.GetProperty("currency").GetString(), cart.GetProperty("items")[0].GetProperty("name").GetString()));
        Assert.Equal(["Product Removed", "Product Added", "Product Added", "Product Added", "Product Viewed"], await visit.Ingest.ActivityBecomesAsync("u1", 5, _ct));
        await visit.Page.EvaluateAsync("dataLayer.push({ event: 'purchase', ecommerce: { transaction_id: 't1', value: 64, currency: 'EUR', items: [{ item_id: 'mug' }] } })");
        await visit.Ingest.CartBecomesAsync("u1", "", _ct);
        Assert.Equal(8, await visit.Page.EvaluateAsync<int>("dataLayer.length - 2")); // and it still holds all that was pushed
    }

    /// <summary>The tag of docs/snippet.md, word for word.</summary>
    private static string HtmlTag()
    {
        var docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "snippet.md"));
        var tag = docs[docs.IndexOf("<script>\n  (function", StringComparison.Ordinal)..];
        return tag[..(tag.IndexOf("</script>", StringComparison.Ordinal) + "</script>".Length)].Replace("https://ingest.example", "{ingest}", StringComparison.Ordinal)
            .Replace("YOUR-WRITE-KEY", Programs.WriteKey, StringComparison.Ordinal);
    }

    private static string? Id(JsonElement call) => call.GetProperty("messageId").GetString();
}
