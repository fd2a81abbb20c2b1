using EndToEnd.Rig;
using Microsoft.Playwright;

namespace EndToEnd;

/// <summary>
/// Looks at the pages and at the mail as people do, on a phone and on a desktop. The pictures of the documents are made by this, from a
/// real run: <c>PICTURES=docs/pictures dotnet run --project tests/EndToEnd -- --filter-class '*PictureTests'</c>, from the root.
/// </summary>
public sealed class PictureTests : IDisposable
{
    private const int Phone = 360; // the narrowest that is common
    private const int Desktop = 1440;
    private const int MaxBytes = 300 * 1024; // a document's picture loads at once
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _elsewhere = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _data.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task Pages_and_mail_fit_a_phone_and_a_desktop()
    {
        await using var shop = await Programs.Shop(_data).StartAsync(_ct);
        await using var browser = await Browser.OpenAsync(shop.Url);
        var page = browser.Page;
        var visitor = new Shopper(page, shop);
        await visitor.SignInAsync("Ada", "ada@example.com");
        await visitor.ViewAsync("Oak tray");
        await visitor.AddAsync("Enamel mug");
        await visitor.AddAsync("Wool blanket");
        var send = await shop.Client.FinalSendToAsync("ada@example.com", _ct);

        foreach (var path in new[] { "/", "/products/enamel-mug", "/cart", "/checkout", "/sign-in", "/account", "/inbox", $"/inbox/{send.Id}", $"/inbox/{send.Id}/html" })
            await AssertFitsAsync(page, path);
        await TakeAsync(page, $"/inbox/{send.Id}", Desktop, 1000, "inbox.png");
        await TakeAsync(page, $"/inbox/{send.Id}/html", 700, 1200, "mail.png");
        await TakeAsync(page, $"/inbox/{send.Id}/html", 375, 1200, "mail-phone.png");
    }

    private static async Task AssertFitsAsync(IPage page, string path)
    {
        foreach (var width in new[] { Phone, Desktop })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync(path);
            var needed = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.True(needed <= width, $"{path} is {needed} px wide where there are {width}.");
        }
    }

    private async Task TakeAsync(IPage page, string path, int width, int height, string name)
    {
        var folder = Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } named ? Path.Combine(Repository.Root, named) : _elsewhere.Path;
        var file = Path.Combine(folder, name);
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        await page.ScreenshotAsync(new() { Path = file });
        Assert.InRange(new FileInfo(file).Length, 1, MaxBytes);
    }
}
