using Microsoft.Net.Http.Headers;

namespace Ingest.LiveApi;

/// <summary>Gives an answer, or 304 where the caller has it already.</summary>
internal sealed class LiveResult(LiveAnswer answer, DateTimeOffset asOf) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = answer.Tag;
        response.Headers.CacheControl = "private, no-cache"; // kept, but asked about every time: carts change
        if (Knows(httpContext.Request, answer.Tag))
            response.StatusCode = StatusCodes.Status304NotModified;
        else
            answer.Write(response, asOf);
        return Task.CompletedTask; // the server flushes when the request ends
    }

    private static bool Knows(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch is { Count: > 0 } told
        && EntityTagHeaderValue.TryParseList(told, out var known) && known.Any(k => k.Tag == tag || k.Tag == "*");
}
