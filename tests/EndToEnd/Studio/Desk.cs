using EndToEnd.Rig;
using Microsoft.Playwright;

namespace EndToEnd.Studio;

/// <summary>An author's desk: templates in a folder of their own, the studio, and a browser that looks at it. Nothing is reached but this machine.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private static readonly string[] Pictures = Directory.GetFiles(Path.Combine(Repository.Root, "samples/Shop/wwwroot/pictures"), "*.png").Order(StringComparer.Ordinal).ToArray();

    private readonly TemporaryFolder _folder;
    private readonly TemporaryFolder _data;
    private readonly Service _studio;
    private readonly Browser _browser;

    private Desk(TemporaryFolder folder, TemporaryFolder data, Service studio, Browser browser) => (_folder, _data, _studio, _browser) = (folder, data, studio, browser);

    public IPage Page => _browser.Page;

    public string Url => _studio.Url;

    /// <summary>Every address outside the studio that anything asked for.</summary>
    public List<string> Outside { get; } = [];

    /// <summary>The desk with templates that are the tests' own: what the shipped ones say may change.</summary>
    public static Task<Desk> OpenAsync(CancellationToken cancellationToken, params (string Name, string Value)[] variables) =>
        OpenAsync("tests/EndToEnd/Studio/templates", cancellationToken, variables);

    public static async Task<Desk> OpenAsync(string from, CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        var (folder, data) = (new TemporaryFolder(), new TemporaryFolder());
        Folders.Copy(Path.Combine(Repository.Root, from), Path.Combine(folder.Path, "templates"));
        var studio = await Programs.Studio(data, folder, variables).StartAsync(cancellationToken);
        var browser = await Browser.OpenAsync(studio.Url);
        var desk = new Desk(folder, data, studio, browser);
        await browser.Page.Context.RouteAsync(url => !url.StartsWith(studio.Url, StringComparison.Ordinal), desk.AnswerAsync);
        await browser.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await browser.Page.SetViewportSizeAsync(1440, 900);
        return desk;
    }

    /// <summary>The mail as the page shows it.</summary>
    public IFrameLocator Mail => Page.FrameLocator(".paper .mail-frame iframe:not(.coming)");

    public string File(string path) => Path.Combine(_folder.Path, "templates", path);

    public string DataFolder => _data.Path;

    public async Task GoAsync(string view)
    {
        await Page.GotoAsync("/studio");
        await Page.EvaluateAsync("view => { location.hash = view }", view);
        await Assertions.Expect(Page.Locator("#live.is-live")).ToBeVisibleAsync(); // what changes from here on is told
    }

    /// <summary>Replaces a text in a file, and saves it as editors do.</summary>
    public void Edit(string path, string text, string by)
    {
        var before = System.IO.File.ReadAllText(File(path));
        Assert.Contains(text, before, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File(path), before.Replace(text, by, StringComparison.Ordinal));
    }

    /// <summary>Sends the mail that is looked at as a test, and goes to what became of it.</summary>
    public async Task SendTestAsync(string to)
    {
        await Page.Locator("#send").ClickAsync();
        await Page.Locator("#send-to").FillAsync(to);
        await Page.Locator("#send-now").ClickAsync();
        await Page.Locator("#sent").ClickAsync();
        await Assertions.Expect(Page.Locator("#timeline")).ToBeVisibleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _studio.DisposeAsync();
        _folder.Dispose();
        _data.Dispose();
    }

    /// <summary>The pictures of mails are the sample shop's; nothing else is there.</summary>
    private async Task AnswerAsync(IRoute route)
    {
        lock (Outside)
            Outside.Add(route.Request.Url);
        if (!route.Request.Url.EndsWith(".png", StringComparison.Ordinal))
        {
            await route.AbortAsync();
            return;
        }
        var name = Path.GetFileName(new Uri(route.Request.Url).AbsolutePath);
        var same = Pictures.FirstOrDefault(p => Path.GetFileName(p) == name) ?? Pictures[name.Sum(c => c) % Pictures.Length];
        await route.FulfillAsync(new() { Path = same });
    }
}
