using Microsoft.AspNetCore.Http;

namespace EndToEnd.Rig;

/// <summary>Stands between two services: hands each request on and its answer back, once a test lets it.</summary>
internal sealed class GatedProxy : IAsyncDisposable
{
    private readonly HttpClient _target = new();
    private readonly Gate _before = new();
    private readonly Gate _after = new();
    private FakeSystem? _server;
    private string _targetUrl = "";

    public string Url => _server!.Url;

    /// <summary>Before the request is handed on.</summary>
    public Gate Before => _before;

    /// <summary>After it was answered, before the asker is told.</summary>
    public Gate After => _after;

    public static async Task<GatedProxy> StartAsync(CancellationToken cancellationToken)
    {
        var proxy = new GatedProxy();
        proxy._server = await FakeSystem.StartAsync(proxy.ForwardAsync, cancellationToken);
        return proxy;
    }

    /// <summary>Where to; known only after who asks was told this proxy's address.</summary>
    public void Target(string url) => _targetUrl = url;

    public async ValueTask DisposeAsync()
    {
        _before.Open();
        _after.Open();
        await _server!.DisposeAsync();
        _target.Dispose();
    }

    private async Task ForwardAsync(HttpContext http)
    {
        await _before.PassAsync(http.RequestAborted);
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), _targetUrl + http.Request.Path + http.Request.QueryString);
        if (http.Request.ContentLength is not 0)
        {
            request.Content = new StreamContent(http.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
        }
        request.Headers.TryAddWithoutValidation("Authorization", http.Request.Headers.Authorization.ToString());
        using var answer = await _target.SendAsync(request, CancellationToken.None); // who asked may be dead by now: that is the case under test
        var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        await _after.PassAsync(http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
