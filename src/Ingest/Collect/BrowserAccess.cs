using Ingest.Hosting;

namespace Ingest.Collect;

/// <summary>
/// Lets pages of the configured origins call from a browser (CORS). A filter rather than the framework's middleware, which would be the
/// host's to add at the right place.
/// </summary>
internal static class BrowserAccess
{
    public const string Any = "*";

    /// <summary>Tells the browser of every answer, faults among them, that the page may read it.</summary>
    public static RouteGroupBuilder AllowBrowsers(this RouteGroupBuilder group) => group.AddEndpointFilter((context, next) =>
    {
        Allow(context.HttpContext);
        return next(context);
    });

    /// <summary>Maps a POST, and the question that browsers ask before it.</summary>
    public static void MapForBrowsers(this RouteGroupBuilder group, string path, Delegate handler)
    {
        group.MapPost(path, handler);
        group.MapMethods(path, [HttpMethods.Options], (HttpResponse response) =>
        {
            response.Headers.AccessControlAllowMethods = "POST";
            response.Headers.AccessControlAllowHeaders = "Authorization, Content-Encoding, Content-Type";
            response.Headers.AccessControlMaxAge = "86400";
            return TypedResults.NoContent();
        });
    }

    private static void Allow(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IngestOptions>();
        var headers = http.Response.Headers;
        headers.Append("Vary", "Origin");
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && (options.Origins.Contains(Any) || options.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)))
            headers.AccessControlAllowOrigin = origin;
    }
}
