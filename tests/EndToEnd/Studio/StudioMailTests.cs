using EndToEnd.Rig;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Studio;

/// <summary>What leaves the studio: tests, and what became of them.</summary>
public sealed class StudioMailTests
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_arrives_in_the_inbox_and_in_the_log()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.GoAsync("#/t/abandoned-cart/offers-down");
        await desk.SendTestAsync("grace@example.com");

        await Expect(desk.Page.Locator(".timeline")).ToContainTextAsync("sent");
        await Expect(desk.Page.GetByText("written to the pickup folder")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("#blocks + ul")).ToContainTextAsync("fallback (offers: status)");
        await Expect(desk.Page.Locator("main")).ToContainTextAsync("g…@example.com");
        await Expect(desk.Page.Locator("main")).Not.ToContainTextAsync("grace@example.com");
        await Expect(desk.Page.Locator("main")).Not.ToContainTextAsync("Ada");

        await desk.Page.Locator("#go-inbox").ClickAsync();
        await desk.Page.Locator("#search").FillAsync("grace nothing");
        await Expect(desk.Page.GetByText("Nothing found.")).ToBeVisibleAsync();
        await desk.Page.Locator("#search").FillAsync("grace mug");
        await desk.Page.Locator(".mails a").ClickAsync();
        await Expect(desk.Page.FrameLocator(".reader iframe").GetByText("Free delivery this week")).ToBeVisibleAsync();
        Assert.DoesNotContain("grace", desk.Page.Url, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_overview_tells_what_was_aborted_and_which_fallbacks_were_shown()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        foreach (var fixture in new[] { "usual", "offers-down", "empty-cart" })
        {
            await desk.GoAsync($"#/t/abandoned-cart/{fixture}");
            await desk.SendTestAsync("ada@example.com");
        }

        await desk.Page.Locator("#sends-overview").ClickAsync();

        await Expect(desk.Page.GetByText("1 × the cart is empty")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Img, new() { Name = "sent: 2, aborted: 1" })).ToBeVisibleAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Img, new() { Name = "body: 1, fallback: 1" })).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".latencies")).ToContainTextAsync("1 of 3 failed");
    }

    [Fact]
    public async Task A_fixture_is_recorded_from_what_the_systems_answer_now()
    {
        await using var systems = await FakeSystem.StartAsync(
            context => context.Response.WriteAsJsonAsync(new { user_id = "u1", items = Array.Empty<object>(), quantity = 0, total = 12345, currency = "EUR", as_of = TimeProvider.System.GetUtcNow() }, _ct), _ct);
        await using var desk = await Desk.OpenAsync(_ct, ("INGEST_URL", systems.Url), ("INGEST_TOKEN", "t"), ("OFFERS_URL", systems.Url));
        await desk.GoAsync("#/t/abandoned-cart/usual/edit");
        await Expect(desk.Page.Locator("#json")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Enamel mug"));

        await desk.Page.Locator("#record").ClickAsync();

        await Expect(desk.Page.Locator("main [role=status]")).ToContainTextAsync("abandoned-cart/usual: cart recorded", new() { Timeout = 30_000 });
        await Expect(desk.Page.Locator("#json")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("12345"));
    }
}
