using Ingest.Collect.Sources;

namespace Ingest.Collect;

/// <summary>
/// Lets pages of the sources' origins call from a browser (CORS). Around the endpoints, and not the framework's middleware, which would be
/// the host's to add at the right place.
/// </summary>
internal static class BrowserAccess
{
    public const string Any = "*";

    /// <summary>Tells the browser of every answer, faults among them, that the page may read it.</summary>
    public static RouteGroupBuilder AllowBrowsers(this RouteGroupBuilder group)
    {
        IEndpointRouteBuilder routes = group;
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            var answer = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http =>
            {
                Allow(http, routes.ServiceProvider.GetRequiredService<SourceRegistry>());
                return answer(http);
            };
        });
        return group;
    }

    /// <summary>Maps a POST, and the question that browsers ask before it.</summary>
    public static void MapForBrowsers(this RouteGroupBuilder group, string path, RequestDelegate answer)
    {
        group.MapPost(path, answer);
        group.MapMethods(path, [HttpMethods.Options], (HttpResponse response) => Preflight(response));
    }

    /// <summary>Whether the request comes from no browser, from the service's own host, or from a page that may send as this source.</summary>
    public static bool IsAllowed(HttpRequest http, EventSource source)
    {
        var origin = http.Headers.Origin.ToString();
        return origin.Length == 0 || source.Allows(origin)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(http.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a text is an origin as browsers write it, or <c>*</c>.</summary>
    public static bool IsOrigin(string text) =>
        text == Any || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == text);

    public static IResult Preflight(HttpResponse response)
    {
        response.Headers.AccessControlAllowMethods = "POST";
        response.Headers.AccessControlAllowHeaders = "Authorization, Content-Encoding, Content-Type, X-Retry-Count"; // the last is Segment's, on whatever it sends again
        response.Headers.AccessControlMaxAge = "86400";
        return TypedResults.NoContent();
    }

    // The question before a request carries no key: an origin that no source has is told no here, the others when the key is known.
    private static void Allow(HttpContext http, SourceRegistry sources)
    {
        var headers = http.Response.Headers;
        headers.Append("Vary", "Origin");
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && sources.All.Any(s => s.Allows(origin)))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = "Retry-After, X-RateLimit-Reset";
        }
    }
}
