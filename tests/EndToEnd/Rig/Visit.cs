using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace EndToEnd.Rig;

/// <summary>Ingest, a page of another origin, and Chromium that looks at it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly FakeSystem _pages;
    private readonly Browser _browser;
    private readonly List<string> _sent = [];

    private Visit(Service ingest, FlakyProxy? between, FakeSystem pages, Browser browser)
    {
        Ingest = ingest;
        Between = between;
        _pages = pages;
        _browser = browser;
        Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/v1/batch", StringComparison.Ordinal) && request.PostData is { } body)
                _sent.Add(body);
        };
    }

    public Service Ingest { get; }

    /// <summary>What stands between the page and Ingest, if anything does.</summary>
    public FlakyProxy? Between { get; }

    public IPage Page => _browser.Page;

    /// <summary>All calls that the page has sent, repeats among them.</summary>
    public IReadOnlyList<JsonElement> Sent => [.. _sent.ToList().SelectMany(b => JsonElement.Parse(b).GetProperty("batch").EnumerateArray())];

    /// <param name="html">Of every page; <c>{ingest}</c> is Ingest's address.</param>
    /// <param name="between">What is put between the page and Ingest, given its address.</param>
    public static async Task<Visit> StartAsync(
        TemporaryFolder data, string html, CancellationToken cancellationToken, Func<string, CancellationToken, Task<FlakyProxy>>? between = null)
    {
        var ingest = await Programs.Ingest(data).StartAsync(cancellationToken);
        var proxy = between is null ? null : await between(ingest.Url, cancellationToken);
        var pages = await FakeSystem.StartAsync(http => AnswerAsync(http, html.Replace("{ingest}", proxy?.Url ?? ingest.Url, StringComparison.Ordinal)), cancellationToken);
        return new(ingest, proxy, pages, await Browser.OpenAsync(pages.Url));
    }

    /// <summary>The snippet with such attributes.</summary>
    public static string Snippet(string attributes) =>
        $"<!doctype html><title>Shop</title><script src=\"{{ingest}}/snippet.js\" data-write-key=\"{Programs.WriteKey}\" {attributes}></script>";

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _pages.DisposeAsync();
        if (Between is not null)
            await Between.DisposeAsync();
        await Ingest.DisposeAsync();
    }

    private static Task AnswerAsync(HttpContext http, string html)
    {
        var script = Path.GetFileName(http.Request.Path.Value!);
        if (!script.EndsWith(".js", StringComparison.Ordinal))
        {
            http.Response.ContentType = "text/html";
            return http.Response.WriteAsync(html, http.RequestAborted);
        }
        http.Response.ContentType = "text/javascript";
        return http.Response.SendFileAsync(
            Path.Combine(Repository.Root, "tests", "EndToEnd", "node", "node_modules", "@segment", "analytics-next", "dist", "umd", script), http.RequestAborted);
    }
}
