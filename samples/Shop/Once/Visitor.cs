using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Shop.Hosting;

namespace Shop.Once;

/// <summary>One visitor: opens pages, submits their forms, and sends the events that the pages' snippet would send.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _browser; // keeps the cookies
    private readonly HttpClient _snippet;
    private readonly TimeProvider _time;
    private readonly string _anonymousId = Guid.NewGuid().ToString();
    private string? _userId;

    public Visitor(string url, TimeProvider time)
    {
        _time = time;
        _browser = new() { BaseAddress = new Uri(url) };
        _snippet = new() { BaseAddress = new Uri(url) };
        var key = Convert.ToBase64String(Encoding.UTF8.GetBytes(ShopSettings.WriteKey + ":"));
        _snippet.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", key);
    }

    public async Task<ShopPage> OpenAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _browser.GetAsync(path, cancellationToken);
        return await PageAsync(path, response, cancellationToken);
    }

    public async Task<ShopPage> SubmitAsync(string path, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await _browser.PostAsync(path, content, cancellationToken);
        return await PageAsync(path, response, cancellationToken);
    }

    public Task TrackAsync(ShopPage page, string eventName, CancellationToken cancellationToken) =>
        SendAsync("track", new() { ["event"] = eventName, ["properties"] = page.Properties(eventName) }, cancellationToken);

    public Task IdentifyAsync(ShopPage page, CancellationToken cancellationToken)
    {
        (_userId, var traits) = page.Identity();
        return SendAsync("identify", new() { ["traits"] = traits }, cancellationToken);
    }

    public void Dispose()
    {
        _browser.Dispose();
        _snippet.Dispose();
    }

    private async Task SendAsync(string kind, JsonObject call, CancellationToken cancellationToken)
    {
        call["messageId"] = Guid.NewGuid().ToString();
        call["anonymousId"] = _anonymousId;
        call["userId"] = _userId;
        call["timestamp"] = _time.GetUtcNow().ToString("O");
        using var response = await _snippet.PostAsJsonAsync($"/v1/{kind}", call, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new VisitException($"/v1/{kind} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }

    private static async Task<ShopPage> PageAsync(string path, HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.IsSuccessStatusCode
            ? new(path, await response.Content.ReadAsStringAsync(cancellationToken))
            : throw new VisitException($"The page {path} answered {(int)response.StatusCode}.");
}
