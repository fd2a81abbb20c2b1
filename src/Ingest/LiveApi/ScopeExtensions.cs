using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.ApiKeys;
using ServiceDefaults.Problems;

namespace Ingest.LiveApi;

/// <summary>Lets a request through whose key may do what it asks, as often as it may.</summary>
internal static class ScopeExtensions
{
    public static RouteGroupBuilder RequireScope(this RouteGroupBuilder group, KeyScope scope) => group.AddEndpointFilter((context, next) =>
    {
        var http = context.HttpContext;
        return Refuse(http, scope) is { } refusal ? ValueTask.FromResult<object?>(refusal) : next(context);
    });

    private static ProblemHttpResult? Refuse(HttpContext http, KeyScope scope)
    {
        if (http.RequestServices.GetRequiredService<KeyRing>().Find(ApiKeys.Of(http.Request)) is not { } key)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Problem.Of(
                StatusCodes.Status401Unauthorized, "wrong_key", "The request carries no key, or one that is not known here: send 'Authorization: Bearer KEY'.");
        }
        if (key.Scope < scope)
            return Problem.Of(StatusCodes.Status403Forbidden, "wrong_scope", "The key may read, and this needs one of Ingest:AdminKeys.");
        return key.Rate.Use(http.Response)
            ? null
            : Problem.Of(StatusCodes.Status429TooManyRequests, "too_fast", "The key is used more often than its rate allows: try again in a second.");
    }
}
