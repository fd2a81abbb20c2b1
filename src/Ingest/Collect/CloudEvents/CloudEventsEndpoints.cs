using Ingest.Collect.Sources;

namespace Ingest.Collect.CloudEvents;

/// <summary><c>/v1/cloudevents</c>, and the handshake by which a sender asks whether it is welcome.</summary>
internal static class CloudEventsEndpoints
{
    private const string Path = "/cloudevents";

    public static void MapCloudEvents(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/v1").AllowBrowsers();
        calls.MapServerDoor(Path, new CloudEventsDoor());
        calls.MapMethods(Path, [HttpMethods.Options], (HttpContext http, SourceRegistry sources) => Handshake(http, sources));
    }

    private static IResult Handshake(HttpContext http, SourceRegistry sources)
    {
        var asking = http.Request.Headers["WebHook-Request-Origin"].ToString();
        if (asking.Length == 0)
            return BrowserAccess.Preflight(http.Response);
        var welcome = sources.All.Where(s => s.Protocols.Contains(Protocol.CloudEvents) && s.Welcomes(asking)).ToList();
        if (welcome.Count == 0)
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        var headers = http.Response.Headers;
        headers.Allow = "POST, OPTIONS";
        headers["WebHook-Allowed-Origin"] = asking;
        if (http.Request.Headers.ContainsKey("WebHook-Request-Rate")) // a minute
            headers["WebHook-Allowed-Rate"] = welcome[0].Rate is { } rate ? $"{Math.Max(1, (long)(rate * 60))}" : "*";
        return TypedResults.Ok();
    }
}
