using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Studio;

/// <summary>An author at work, in a browser.</summary>
public sealed class StudioTests
{
    private const string Template = "abandoned-cart/template.mjml";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saved_file_is_seen_where_the_reader_was()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.GoAsync("#/");
        await desk.Page.Locator("#open-abandoned-cart").ClickAsync();
        await Expect(desk.Mail.GetByText("Still thinking it over")).ToBeVisibleAsync();
        await desk.Page.Locator("label", new() { HasText = "Dark" }).ClickAsync();
        await Expect(desk.Page.GetByText("no styles for dark mode")).ToBeVisibleAsync();
        await Expect(desk.Mail.GetByText("Still thinking it over")).ToBeVisibleAsync();
        await desk.Page.EvaluateAsync("window.scrollTo(0, 300)");

        desk.Edit(Template, "Still thinking it over", "Did something come up");

        await Expect(desk.Mail.GetByText("Did something come up, Ada?")).ToBeVisibleAsync();
        Assert.Equal(300, await desk.Page.EvaluateAsync<int>("scrollY"));
        await Expect(desk.Page.Locator("#scheme-dark")).ToBeCheckedAsync();

        desk.Edit("abandoned-cart/previews/usual.json", "\"Ada\"", "\"Grace\"");
        await Expect(desk.Mail.GetByText("Did something come up, Grace?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_fault_is_told_in_its_line_and_the_last_good_mail_stays()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.GoAsync("#/t/abandoned-cart/usual");
        await Expect(desk.Mail.GetByText("Still thinking it over")).ToBeVisibleAsync();

        desk.Edit(Template, "offers.for_products(", "offers.for_product(");

        await Expect(desk.Page.Locator("aside .faults")).ToContainTextAsync("Did you mean 'for_products'?");
        await Expect(desk.Mail.GetByText("Still thinking it over")).ToBeVisibleAsync();
        await desk.Page.Locator("aside .copy").ClickAsync();
        Assert.Equal($"templates/{Template}:9:27", await desk.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await desk.Page.Locator("aside button.link").ClickAsync();
        await Expect(desk.Page.Locator("#line-9")).ToHaveClassAsync("line wrong");
        await Expect(desk.Page.Locator("#line-9 + .note")).ToContainTextAsync("for_product");

        desk.Edit(Template, "offers.for_product(", "offers.for_products(");
        await Expect(desk.Page.Locator("aside .faults .error")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator(".note.error")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("offers", "failed", "Free delivery this week", "failed")]
    [InlineData("offers", "slow", "Free delivery this week", "late")]
    [InlineData("offers", "empty", "Free delivery this week", "ok")]
    [InlineData("offers", "stale", "Goes well with it", "stale")]
    [InlineData("viewed", "failed", "Questions? Answer this mail", "failed")]
    public async Task A_source_that_is_broken_with_a_click_shows_what_the_mail_does_then(string source, string trouble, string seen, string status)
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.GoAsync("#/t/abandoned-cart/usual");
        await Expect(desk.Mail.GetByText("Goes well with it")).ToBeVisibleAsync();

        await desk.Page.Locator($"#trouble-{source}-{trouble}").ClickAsync();

        await Expect(desk.Page.Locator($"li[data-source={source}].{status}")).ToBeVisibleAsync();
        await Expect(desk.Mail.GetByText(seen)).ToBeVisibleAsync();
        await desk.Page.Locator("#reset").ClickAsync();
        await Expect(desk.Page.Locator($"li[data-source={source}].ok")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("#reset")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_mail_is_looked_at_in_every_way()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        var css = "<mj-style>@media (prefers-color-scheme: dark) { body { background: #010203 !important; } }</mj-style>";
        desk.Edit(Template, "</mj-head>", css + "</mj-head>");
        await desk.GoAsync("#/t/abandoned-cart/usual");
        var frame = desk.Page.Locator(".mail-frame");

        foreach (var (width, pixels) in new[] { ("375", 375), ("600", 600) })
        {
            await desk.Page.Locator($"#width-{width} + span").ClickAsync();
            await Expect(frame).ToHaveCSSAsync("width", $"{pixels}px");
        }
        await desk.Page.Locator("#width-700 + span").ClickAsync();
        Assert.True((await frame.BoundingBoxAsync())!.Width >= 700);
        await desk.Page.Locator("#scheme-dark + span").ClickAsync();
        await Expect(desk.Mail.Locator("body")).ToHaveCSSAsync("background-color", "rgb(1, 2, 3)");
        await desk.Page.Locator("#scheme-light + span").ClickAsync();
        await Expect(desk.Mail.Locator("body")).Not.ToHaveCSSAsync("background-color", "rgb(1, 2, 3)");
        await Expect(desk.Mail.Locator("img[alt*='Enamel mug']").First).ToHaveJSPropertyAsync("naturalWidth", 480);
        await desk.Page.Locator("#images-off + span").ClickAsync();
        await Expect(desk.Mail.Locator("img[alt*='Enamel mug']").First).ToHaveJSPropertyAsync("naturalWidth", 0);

        foreach (var (view, text) in new[]
        {
            ("text", "Still thinking it over, Ada?"), ("line", "Ada, your Enamel mug, forest is waiting"), ("headers", "List-Unsubscribe"), ("html", "<!doctype html>"),
            ("source", "Content-Type: multipart/alternative"), ("template", "{% source cart"),
        })
        {
            await desk.Page.Locator($"#view-{view} + span").ClickAsync();
            await Expect(desk.Page.Locator(".paper")).ToContainTextAsync(text);
        }
    }

    [Fact]
    public async Task The_wall_shows_every_way_and_keeps_one_as_a_fixture()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.GoAsync("#/t/abandoned-cart/usual/wall");
        await Expect(desk.Page.Locator(".wall > li")).ToHaveCountAsync(8); // 2 to the power of 3
        var both = desk.Page.Locator("li[data-trouble='offers:failed,viewed:failed']");
        await Expect(both).ToContainTextAsync("fallback: deals, recently_viewed");

        await Expect(both.Locator("input")).ToHaveValueAsync("offers-viewed-down");
        await Expect(desk.Page.Locator("li[data-trouble='cart:failed,offers:failed,viewed:failed'] input")).ToHaveValueAsync("all-down"); // however many there are, a name fits
        await both.Locator("input").FillAsync("all-alone");
        await both.GetByRole(AriaRole.Button).ClickAsync();
        await both.GetByRole(AriaRole.Link).ClickAsync();

        await Expect(desk.Page.Locator("#fixture-all-alone")).ToHaveAttributeAsync("aria-current", "page");
        await Expect(desk.Mail.GetByText("Free delivery this week")).ToBeVisibleAsync();
        Assert.Contains("\"$fail\": \"500\"", await File.ReadAllTextAsync(desk.File("abandoned-cart/previews/all-alone.json"), _ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixture_is_completed_checked_and_saved()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.GoAsync("#/t/abandoned-cart/usual/edit");
        var field = desk.Page.Locator("#json");
        await Expect(field).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Enamel mug"));
        await field.EvaluateAsync("f => { const at = f.value.indexOf('\"user_id\"'); f.focus(); f.setSelectionRange(at, at); }");

        await desk.Page.Keyboard.TypeAsync("\"coup");
        await desk.Page.Keyboard.PressAsync("Control+Space");
        await Expect(desk.Page.Locator("#proposal-0")).ToContainTextAsync("coupon");
        await field.EvaluateAsync("f => f.value = f.value.replace('\"coup', '\"totl\": \"much\", ')"); // not as the schema has it
        await field.EvaluateAsync("f => f.dispatchEvent(new Event('input'))");
        await Expect(desk.Page.Locator(".faults")).ToContainTextAsync("sources.cart.totl");
        await field.EvaluateAsync("f => { f.value = f.value.replace('\"much\"', ''); f.dispatchEvent(new Event('input')); }");
        await Expect(desk.Page.Locator(".faults .copy")).ToContainTextAsync("usual.json:16:");
        await desk.Page.Keyboard.PressAsync("Control+s");
        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("16:");

        await field.EvaluateAsync("f => { f.value = f.value.replace('\"totl\": , ', ''); f.dispatchEvent(new Event('input')); }");
        await Expect(desk.Page.GetByText("Nothing is wrong.")).ToBeVisibleAsync();
        await field.EvaluateAsync("f => f.value = f.value.replace('\"Ada\"', '\"Grace\"')");
        await desk.Page.Locator("#save").ClickAsync();
        await desk.Page.Locator(".saved a").ClickAsync();
        await Expect(desk.Mail.GetByText("Still thinking it over, Grace?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_snapshot_is_accepted()
    {
        await using var desk = await Desk.OpenAsync(_ct);
        await desk.GoAsync("#/t/abandoned-cart/usual");
        desk.Edit(Template, "Your cart is as you left it.", "Nothing has moved.");
        await Expect(desk.Mail.GetByText("Nothing has moved.")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("[data-verdict=new], [data-verdict=different]")).ToBeVisibleAsync();

        await desk.Page.Locator("#accept").ClickAsync();

        await Expect(desk.Page.Locator("[data-verdict=same]")).ToBeVisibleAsync();
        Assert.Contains("Nothing has moved.", await File.ReadAllTextAsync(desk.File("abandoned-cart/snapshots/usual.verified.txt"), _ct), StringComparison.Ordinal);
        desk.Edit(Template, "Nothing has moved.", "All is there.");
        await Expect(desk.Page.Locator(".differences")).ToContainTextAsync("All is there.");
    }
}
