using Microsoft.Playwright;

namespace Mjml.Tests;

/// <summary>In a browser the whole emails look like the official compiler's, to the pixel, on a phone and on a desktop.</summary>
public sealed class PixelTests(PixelTests.Browser browser) : IClassFixture<PixelTests.Browser>
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "corpus");

    public static TheoryData<string, int> Emails
    {
        get
        {
            var emails = new TheoryData<string, int>();
            foreach (var name in Directory.GetFiles(Corpus, "email-*.mjml").Select(f => Path.GetFileNameWithoutExtension(f)).Order())
            {
                emails.Add(name, 375);
                emails.Add(name, 700);
            }
            return emails;
        }
    }

    [Theory]
    [MemberData(nameof(Emails))]
    public async Task The_email_looks_like_the_official_compilers(string name, int width)
    {
        var expected = await browser.ShotAsync(await ReadAsync(name + ".html"), width);
        var actual = await browser.ShotAsync(new MjmlCompiler().Compile(await ReadAsync(name + ".mjml")).Html, width);
        if (expected.AsSpan().SequenceEqual(actual))
            return;
        var received = Path.Combine(Corpus, $"{name}.{width}");
        await File.WriteAllBytesAsync(received + ".expected.received.png", expected, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(received + ".received.png", actual, TestContext.Current.CancellationToken);
        Assert.Fail($"The screenshots differ: compare {received}.received.png with {received}.expected.received.png.");
    }

    [Fact]
    public async Task A_pixel_more_is_seen() => Assert.NotEqual(
        await browser.ShotAsync("<p style=\"margin-top:10px\">x</p>", 375), await browser.ShotAsync("<p style=\"margin-top:11px\">x</p>", 375));

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(Corpus, file), TestContext.Current.CancellationToken);

    /// <summary>One Chromium for all emails; nothing is fetched from anywhere, and every picture is the same one.</summary>
    public sealed class Browser : IAsyncLifetime
    {
        private const int MaxShots = 20;

        /// <summary>One grey pixel.</summary>
        private static readonly byte[] Picture = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

        private IPlaywright? _playwright;
        private IBrowser? _browser;

        public async ValueTask InitializeAsync()
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Installed(),
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
                    // All of a page is painted at once. By default what comes later is painted over a part, and round corners at its edge differ a little.
                    "--disable-partial-raster", "--disable-checker-imaging", "--run-all-compositor-stages-before-draw", "--num-raster-threads=1",
                ],
            });
        }

        public async Task<byte[]> ShotAsync(string html, int width)
        {
            var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
            await page.RouteAsync("**/*", route => route.Request.ResourceType switch
            {
                "document" => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }),
                "image" => route.FulfillAsync(new() { ContentType = "image/png", BodyBytes = Picture }),
                _ => route.AbortAsync(),
            });
            // A navigation, unlike content that is set, is over when every picture and style sheet has come or failed.
            await page.GotoAsync("https://mail.example/", new() { WaitUntil = WaitUntilState.Load });
            await page.EvaluateAsync("() => document.fonts.ready");
            var shot = await SettledAsync(page);
            await page.CloseAsync();
            return shot;
        }

        /// <summary>
        /// A browser shows a page before all of it is painted, and a busy machine leaves time to see that: a picture counts once the next one is the same.
        /// </summary>
        private static async Task<byte[]> SettledAsync(IPage page)
        {
            byte[] last = [];
            for (var i = 0; i < MaxShots; i++)
            {
                var shot = await page.ScreenshotAsync(new() { FullPage = true, Animations = ScreenshotAnimations.Disabled });
                if (shot.AsSpan().SequenceEqual(last))
                    return shot;
                last = shot;
            }
            throw new InvalidOperationException($"The page was still changing after {MaxShots} screenshots.");
        }

        public async ValueTask DisposeAsync()
        {
            if (_browser is not null)
                await _browser.DisposeAsync();
            _playwright?.Dispose();
        }

        private static string Installed() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("These tests need chromium on the PATH.");
    }
}
