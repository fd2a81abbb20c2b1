using System.Text.Json;

namespace Renderer.Previews.Visual;

/// <summary>A page that shows mail. No request leaves it: every picture is a grey square, so that nothing depends on a server.</summary>
internal sealed class ChromiumPage
{
    private const string Placeholder = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="#cfd6d1"/><circle cx="34" cy="36" r="9" fill="#eef1ee"/><path d="M12 78 40 50l16 16 14-14 20 26z" fill="#eef1ee"/></svg>
        """;
    private const int Mobile = 500; // narrower windows are phones, which look at the viewport that the mail names

    private static readonly string PlaceholderBody = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Placeholder));

    private readonly DevTools _tools;
    private readonly string _session;

    private ChromiumPage(DevTools tools, string session) => (_tools, _session) = (tools, session);

    public static async Task<ChromiumPage> OpenAsync(DevTools tools, CancellationToken cancellationToken)
    {
        var target = await tools.SendAsync(null, "Target.createTarget", new { url = "about:blank" }, cancellationToken);
        var attached = await tools.SendAsync(null, "Target.attachToTarget", new { targetId = target.GetProperty("targetId").GetString(), flatten = true }, cancellationToken);
        var page = new ChromiumPage(tools, attached.GetProperty("sessionId").GetString()!);
        tools.Listen(page._session, "Fetch.requestPaused", page.Answer);
        await page.SendAsync("Page.enable", null, cancellationToken);
        await page.SendAsync("Fetch.enable", null, cancellationToken);
        return page;
    }

    /// <summary>Shows a mail, and waits until it stands still.</summary>
    public async Task ShowAsync(string html, int width, bool dark, CancellationToken cancellationToken)
    {
        await SendAsync("Emulation.setDeviceMetricsOverride", new { width, height = 800, deviceScaleFactor = 1, mobile = width < Mobile }, cancellationToken);
        await SendAsync("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = dark ? "dark" : "light" } } }, cancellationToken);
        var frames = await SendAsync("Page.getFrameTree", null, cancellationToken);
        var frameId = frames.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString();
        await SendAsync("Page.setDocumentContent", new { frameId, html }, cancellationToken);
        await EvaluateAsync("Promise.all([document.fonts.ready, ...[...document.images].map(i => i.decode().catch(() => {}))]).then(() => true)", cancellationToken);
    }

    /// <summary>The whole page as PNG, however long it is.</summary>
    public async Task<byte[]> PictureAsync(CancellationToken cancellationToken)
    {
        var size = (await SendAsync("Page.getLayoutMetrics", null, cancellationToken)).GetProperty("cssContentSize");
        var clip = new { x = 0, y = 0, width = size.GetProperty("width").GetDouble(), height = size.GetProperty("height").GetDouble(), scale = 1 };
        var taken = await SendAsync("Page.captureScreenshot", new { format = "png", captureBeyondViewport = true, clip }, cancellationToken);
        return taken.GetProperty("data").GetBytesFromBase64();
    }

    /// <summary>What a script gives, waited for where it is a promise.</summary>
    public async Task<JsonElement> EvaluateAsync(string script, CancellationToken cancellationToken)
    {
        var answer = await SendAsync("Runtime.evaluate", new { expression = script, awaitPromise = true, returnByValue = true }, cancellationToken);
        if (answer.TryGetProperty("exceptionDetails", out var thrown))
            throw new ChromiumException($"A script failed: {thrown.GetProperty("text").GetString()}");
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    private Task<JsonElement> SendAsync(string method, object? parameters, CancellationToken cancellationToken) => _tools.SendAsync(_session, method, parameters, cancellationToken);

    private void Answer(JsonElement paused)
    {
        var requestId = paused.GetProperty("requestId").GetString();
        _ = paused.GetProperty("resourceType").GetString() == "Image"
            ? SendAsync("Fetch.fulfillRequest", new { requestId, responseCode = 200, responseHeaders = new[] { new { name = "Content-Type", value = "image/svg+xml" } }, body = PlaceholderBody }, CancellationToken.None)
            : SendAsync("Fetch.failRequest", new { requestId, errorReason = "BlockedByClient" }, CancellationToken.None);
    }
}
