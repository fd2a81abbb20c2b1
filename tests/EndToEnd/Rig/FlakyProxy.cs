using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace EndToEnd.Rig;

/// <summary>Hands requests on, but for the first: it is refused with 503, then an answer is lost, then the client is told to slow down.</summary>
internal sealed class FlakyProxy : IAsyncDisposable
{
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase) { "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Content-Encoding" };

    private readonly HttpClient _target = new();
    private readonly bool _isFlaky;
    private readonly bool _packs;
    private FakeSystem? _server;
    private int _requests;

    private FlakyProxy(bool isFlaky, bool packs) => (_isFlaky, _packs) = (isFlaky, packs);

    public string Url => _server!.Url;

    /// <summary>How many there were, but for what browsers ask before them, and scripts.</summary>
    public int Requests => _requests;

    /// <summary>How many bodies were packed on their way.</summary>
    public int Packed { get; private set; }

    public static Task<FlakyProxy> StartAsync(string target, CancellationToken cancellationToken) => StartAsync(new(isFlaky: true, packs: false), target, cancellationToken);

    /// <summary>One that loses nothing, and hands bodies on in gzip: what stands before a server may do so, whether or not the client can.</summary>
    public static Task<FlakyProxy> StartPackingAsync(string target, CancellationToken cancellationToken) => StartAsync(new(isFlaky: false, packs: true), target, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _target.Dispose();
    }

    private static async Task<FlakyProxy> StartAsync(FlakyProxy proxy, string target, CancellationToken cancellationToken)
    {
        proxy._server = await FakeSystem.StartAsync(http => proxy.ForwardAsync(http, target), cancellationToken);
        return proxy;
    }

    private async Task ForwardAsync(HttpContext http, string target)
    {
        var sends = http.Request.Method != HttpMethods.Options && !http.Request.Path.Value!.EndsWith(".js", StringComparison.Ordinal);
        var number = sends ? Interlocked.Increment(ref _requests) : 0;
        if (_isFlaky && number is 1 or 3)
        {
            await RefuseAsync(http, number == 1 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests);
            return;
        }
        using var request = await RequestAsync(http, target);
        using var answer = await _target.SendAsync(request, CancellationToken.None);
        if (_isFlaky && number == 2)
        {
            http.Abort(); // it was taken, and nobody hears of it
            return;
        }
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => !Own.Contains(h.Key)))
            http.Response.Headers[name] = values.ToArray();
        if (answer.StatusCode is not System.Net.HttpStatusCode.NoContent)
            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.RetryAfter = "1";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.AccessControlExposeHeaders = "Retry-After";
        return http.Response.WriteAsync("come again", http.RequestAborted);
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpContext http, string target)
    {
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), target + http.Request.Path + http.Request.QueryString);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var encoding = http.Request.Headers.ContentEncoding.ToString();
        if (body.Length > 0)
        {
            var packs = _packs && encoding.Length == 0;
            Packed += packs ? 1 : 0;
            request.Content = new ByteArrayContent(packs ? Pack(body) : body.ToArray());
            if (packs || encoding.Length > 0)
                request.Content.Headers.TryAddWithoutValidation("Content-Encoding", packs ? "gzip" : encoding);
        }
        foreach (var (name, value) in http.Request.Headers.Where(h => !Own.Contains(h.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
        }
        return request;
    }

    private static byte[] Pack(MemoryStream body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(body.ToArray());
        return packed.ToArray();
    }
}
