using Microsoft.AspNetCore.Http;

namespace EndToEnd.Rig;

/// <summary>Hands requests on, but for the first: it is refused with 503, then its answer is lost, then the client is told to slow down.</summary>
internal sealed class FlakyProxy : IAsyncDisposable
{
    private readonly HttpClient _target = new();
    private FakeSystem? _server;
    private int _requests;

    public string Url => _server!.Url;

    /// <summary>How many there were.</summary>
    public int Requests => _requests;

    public static async Task<FlakyProxy> StartAsync(string target, CancellationToken cancellationToken)
    {
        var proxy = new FlakyProxy();
        proxy._server = await FakeSystem.StartAsync(http => proxy.ForwardAsync(http, target), cancellationToken);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _target.Dispose();
    }

    private async Task ForwardAsync(HttpContext http, string target)
    {
        var number = Interlocked.Increment(ref _requests);
        if (number == 1)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        if (number == 3)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "1";
            return;
        }
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), target + http.Request.Path + http.Request.QueryString) { Content = new StreamContent(http.Request.Body) };
        foreach (var name in new[] { "Content-Type", "Content-Encoding" })
            request.Content.Headers.TryAddWithoutValidation(name, http.Request.Headers[name].ToString() is { Length: > 0 } value ? value : null);
        request.Headers.TryAddWithoutValidation("Authorization", http.Request.Headers.Authorization.ToString());
        using var answer = await _target.SendAsync(request, CancellationToken.None);
        if (number == 2)
        {
            http.Abort(); // it was taken, and nobody hears of it
            return;
        }
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
