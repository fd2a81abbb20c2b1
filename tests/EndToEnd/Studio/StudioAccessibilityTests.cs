using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Studio;

/// <summary>The studio for everybody: without a mouse, on a small screen, in the dark, in German, without internet.</summary>
public sealed class StudioAccessibilityTests
{
    private static readonly (string View, string Shown)[] Views =
    [
        ("#/", ".card iframe"), ("#/t/abandoned-cart/usual", ".mail-frame iframe:not(.coming)"), ("#/t/abandoned-cart/usual/wall", ".wall .card"),
        ("#/t/abandoned-cart/usual/edit", "#proposals li"), ("#/inbox", ".mails a"), ("#/sends", "tbody tr"), ("#/sends/overview", ".latencies"),
    ];

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_view_has_a_violation(ColorScheme scheme)
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var send = await SendWithKeysAsync(desk);
        desk.Edit("abandoned-cart/template.mjml", "{{ item.url }}", "{{ itm.url }}"); // faults are a part of the page
        foreach (var (view, shown) in Views.Append(($"#/sends/{send}", "#timeline")))
        {
            await desk.GoAsync(view);
            await Expect(desk.Page.Locator(shown).First).ToBeVisibleAsync();
            await AssertCleanAsync(desk.Page, view);
            foreach (var other in view.EndsWith("/usual", StringComparison.Ordinal) ? new[] { "text", "line", "headers", "html", "source", "template" } : [])
            {
                await desk.Page.Locator($"#view-{other} + span").ClickAsync();
                await Expect(desk.Page.Locator(".paper :is(pre, .lines, table, .code)").First).ToBeVisibleAsync();
                await AssertCleanAsync(desk.Page, other);
            }
        }
    }

    [Fact]
    public async Task Nothing_needs_a_mouse()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.GoAsync("#/");
        await Expect(desk.Page.Locator("#open-abandoned-cart")).ToBeVisibleAsync();
        await PressUntilAsync(desk.Page, "open-abandoned-cart");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Mail.GetByText("Goes well with it")).ToBeVisibleAsync();

        await PressUntilAsync(desk.Page, "width-700");
        await desk.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(desk.Page.Locator("#width-600")).ToBeCheckedAsync();
        await PressUntilAsync(desk.Page, "trouble-offers-failed");
        await desk.Page.Keyboard.PressAsync("Space");
        await Expect(desk.Mail.GetByText("Free delivery this week")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("#trouble-offers-failed")).ToBeFocusedAsync(); // the panel is new, and the place is kept

        Assert.NotEmpty(await SendWithKeysAsync(desk));
    }

    [Fact]
    public async Task The_focus_is_never_lost()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.GoAsync("#/");
        await Expect(desk.Page.Locator("#open-abandoned-cart")).ToBeVisibleAsync();
        await PressUntilAsync(desk.Page, "open-abandoned-cart");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("#main")).ToBeFocusedAsync(); // the link is gone: the new view comes next

        await PressUntilAsync(desk.Page, "fixture-offers-down");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("#fixture-offers-down[aria-current]")).ToBeFocusedAsync();

        await PressUntilAsync(desk.Page, "trouble-viewed-failed");
        await desk.Page.Keyboard.PressAsync("Space");
        await PressUntilAsync(desk.Page, "reset");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("#reset")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("#waterfall")).ToBeFocusedAsync();

        desk.Edit("abandoned-cart/template.mjml", "Still thinking it over", "Did something come up");
        await Expect(desk.Page.Locator("#accept")).ToBeVisibleAsync();
        await PressUntilAsync(desk.Page, "accept");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("#accept")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("#snapshots")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Words_stay_whole_on_a_small_phone()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await SendWithKeysAsync(desk);
        await desk.Page.SetViewportSizeAsync(360, 780);
        await desk.Page.Locator("#language").SelectOptionAsync("de");
        await desk.GoAsync("#/sends");
        foreach (var word in new[] { "#go-templates", "#go-inbox", "#go-sends", "tbody .status" })
            Assert.Equal(1, await desk.Page.Locator(word).First.EvaluateAsync<int>("e => { const r = document.createRange(); r.selectNodeContents(e); return new Set([...r.getClientRects()].map(b => Math.round(b.bottom))).size; }"));
    }

    [Fact]
    public async Task Every_view_fits_a_small_phone()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await SendWithKeysAsync(desk);
        await desk.Page.SetViewportSizeAsync(360, 780);
        foreach (var (view, shown) in Views)
        {
            await desk.GoAsync(view);
            await Expect(desk.Page.Locator(shown).First).ToBeAttachedAsync();
            var needed = await desk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(needed <= 360, $"{view} is {needed} px wide where there are 360.");
        }
    }

    [Fact]
    public async Task It_speaks_German()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.GoAsync("#/t/abandoned-cart/usual");
        await desk.Page.Locator("#language").SelectOptionAsync("de");
        await Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Expect(desk.Page.Locator("#send")).ToHaveTextAsync("Test senden");
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator("#go-sends")).ToHaveTextAsync("Sendungen");
    }

    [Fact]
    public async Task It_asks_nobody_outside_but_for_the_pictures_of_a_mail()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        var said = new List<string>();
        desk.Page.Console += (_, message) => said.Add(message.Text);
        desk.Page.PageError += (_, error) => said.Add(error);
        foreach (var (view, _) in Views.Where(v => !v.View.StartsWith("#/sends", StringComparison.Ordinal)))
        {
            await desk.GoAsync(view);
            await desk.Page.WaitForLoadStateAsync(LoadState.Load);
        }
        await Expect(desk.Page.Locator("#live.is-live")).ToBeVisibleAsync();
        Assert.All(desk.Outside, url => Assert.EndsWith(".png", url, StringComparison.Ordinal));
        Assert.Empty(said);
    }

    /// <summary>Sends a test from the keyboard alone, and gives its id.</summary>
    private static async Task<string> SendWithKeysAsync(Desk desk)
    {
        await desk.GoAsync("#/t/abandoned-cart/offers-down");
        await Expect(desk.Page.Locator("#send")).ToBeVisibleAsync();
        await PressUntilAsync(desk.Page, "send");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("#send-to")).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync("ada@example.com");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("#sent")).ToBeVisibleAsync();
        await PressUntilAsync(desk.Page, "sent");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("#timeline")).ToBeVisibleAsync();
        return desk.Page.Url.Split('/')[^1];
    }

    private static async Task PressUntilAsync(IPage page, string id)
    {
        for (var presses = 0; presses < 100; presses++)
        {
            if (await page.EvaluateAsync<string>("document.activeElement?.id ?? ''") == id)
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"A hundred tabs do not lead to #{id}.");
    }

    private static async Task AssertCleanAsync(IPage page, string view)
    {
        // Mails have their own check: renderer check.
        var result = await page.RunAxe(new AxeRunOptions { Iframes = false, RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, $"{view}: {string.Join("\n", result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help} {n.Html}")))}");
    }
}
