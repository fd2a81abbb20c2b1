using EndToEnd.Rig;
using Microsoft.Playwright;

namespace EndToEnd.Studio;

/// <summary>
/// Takes the pictures of docs/studio.md, from a real run: <c>PICTURES=docs/pictures dotnet run --project tests/EndToEnd -- --filter-class '*StudioPictureTests'</c>,
/// from the root. Without it they are taken all the same, and thrown away.
/// </summary>
public sealed class StudioPictureTests : IDisposable
{
    private const int MaxBytes = 600 * 1024; // a document's picture loads at once
    private readonly TemporaryFolder _elsewhere = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => _elsewhere.Dispose();

    [Fact]
    public async Task Every_view_has_its_picture()
    {
        await using var desk = await Desk.OpenAsync("templates", _ct);
        foreach (var fixture in (string[])["usual", "offers-down", "cart-down"])
        {
            await desk.GoAsync($"#/t/abandoned-cart/{fixture}");
            await desk.SendTestAsync("ada@example.com");
        }

        await TakeAsync(desk, "#/", ".card iframe.shown", "studio-templates.png");
        await TakeAsync(desk, "#/t/abandoned-cart/offers-down", ".mail-frame iframe:not(.coming)", "studio-mail.png", first: "#trouble-viewed-slow", then: "li[data-source=viewed].late");
        await TakeAsync(desk, "#/t/abandoned-cart/usual/wall", ".wall li:nth-child(4) iframe.shown", "studio-wall.png");
        await TakeAsync(desk, "#/t/abandoned-cart/usual/edit", "#json", "studio-fixture.png");
        await TakeAsync(desk, "#/inbox", ".mails a", "studio-inbox.png", first: ".mails a", then: ".reader iframe:not(.coming)");
        await TakeAsync(desk, "#/sends/overview", ".shares", "studio-sends.png");
        await desk.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        desk.Edit("abandoned-cart/template.mjml", "offers.for_products(", "offers.for_product(");
        await TakeAsync(desk, "#/t/abandoned-cart/usual", ".alert", "studio-fault.png", first: "button.link");
        desk.Edit("abandoned-cart/template.mjml", "offers.for_product(", "offers.for_products(");
        await desk.Page.SetViewportSizeAsync(360, 780);
        await desk.Page.EvaluateAsync("localStorage.clear()");
        await TakeAsync(desk, "#/t/abandoned-cart/usual", ".mail-frame iframe:not(.coming)", "studio-phone.png");
    }

    private async Task TakeAsync(Desk desk, string view, string shown, string name, string? first = null, string? then = null)
    {
        var folder = Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } named ? Path.Combine(Repository.Root, named) : _elsewhere.Path;
        var file = Path.Combine(folder, name);
        await desk.GoAsync(view);
        await Assertions.Expect(desk.Page.Locator(shown).First).ToBeVisibleAsync();
        if (first is not null)
            await desk.Page.Locator(first).First.ClickAsync();
        if (then is not null)
            await Assertions.Expect(desk.Page.Locator(then).First).ToBeVisibleAsync();
        await desk.Page.WaitForLoadStateAsync(LoadState.Load);
        await desk.Page.ScreenshotAsync(new() { Path = file });
        Assert.InRange(new FileInfo(file).Length, 1, MaxBytes);
    }
}
