using EndToEnd.Rig;
using Microsoft.Playwright;

namespace EndToEnd;

/// <summary>The sample shop as a visitor meets it: in Chromium.</summary>
public sealed class StorefrontTests : IDisposable
{
    private const string Email = "ada@example.com";
    private readonly TemporaryFolder _data = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_cart_left_alone_becomes_a_mail_in_the_inbox()
    {
        await using var shop = await Programs.Shop(_data).StartAsync(_ct);
        await using var browser = await Browser.OpenAsync(shop.Url);
        var visitor = new Shopper(browser.Page, shop);

        await visitor.SignInAsync("Ada", Email);
        await visitor.AddAsync("Enamel mug");
        await visitor.AddAsync("Wool blanket");
        await browser.Page.GotoAsync("/inbox");
        await browser.Page.Locator("#mails a[href^='/inbox/']").ClickAsync();

        var mail = browser.Page.FrameLocator(".mail iframe");
        await Assertions.Expect(mail.GetByText("Enamel mug").First).ToBeVisibleAsync();
        await Assertions.Expect(mail.GetByText("Wool blanket").First).ToBeVisibleAsync();
        var picture = mail.Locator("img[src*='enamel-mug.png']").First;
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 480);
        await Assertions.Expect(browser.Page.Locator(".send .sources li.ok")).ToHaveCountAsync(3);
        await Assertions.Expect(browser.Page.Locator(".send .blocks li.fallback")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_cart_changed_after_the_trigger_fired_is_shown_as_it_is_now()
    {
        await using var renderer = await GatedProxy.StartAsync(_ct);
        await using var shop = await ShopBehindAsync(renderer);
        await using var browser = await Browser.OpenAsync(shop.Url);
        var visitor = new Shopper(browser.Page, shop);
        await visitor.SignInAsync("Ada", Email);
        await visitor.AddAsync("Enamel mug");
        await visitor.AddAsync("Oak tray");

        await renderer.Before.Arrived.WithinBound("the trigger fires");
        await visitor.RemoveAsync("Oak tray");
        await visitor.AddAsync("Linen tote");
        renderer.Before.Open();
        renderer.After.Open();

        var send = await shop.Client.FinalSendToAsync(Email, _ct);
        Assert.Equal("sent", send.State);
        await browser.Page.GotoAsync($"/inbox/{send.Id}");
        var mail = browser.Page.FrameLocator(".mail iframe");
        await Assertions.Expect(mail.GetByText("Linen tote").First).ToBeVisibleAsync();
        await Assertions.Expect(mail.GetByText("Enamel mug").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_cart_checked_out_after_the_trigger_fired_is_not_mailed()
    {
        await using var renderer = await GatedProxy.StartAsync(_ct);
        await using var shop = await ShopBehindAsync(renderer);
        await using var browser = await Browser.OpenAsync(shop.Url);
        var visitor = new Shopper(browser.Page, shop);
        await visitor.SignInAsync("Ada", Email);
        await visitor.AddAsync("Enamel mug");

        await renderer.Before.Arrived.WithinBound("the trigger fires");
        await visitor.CheckOutAsync();
        renderer.Before.Open();
        renderer.After.Open();

        var send = await shop.Client.FinalSendToAsync(Email, _ct);
        Assert.Equal("aborted", send.State);
        await browser.Page.GotoAsync("/inbox");
        await Assertions.Expect(browser.Page.GetByText("No mail yet.")).ToBeVisibleAsync();
    }

    private async Task<Service> ShopBehindAsync(GatedProxy renderer)
    {
        var shop = Programs.Shop(_data, $"--Ingest:RendererUrl={renderer.Url}");
        renderer.Target(shop.Url);
        return await shop.StartAsync(_ct);
    }
}
