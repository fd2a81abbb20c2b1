using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ServiceDefaults.Problems;

namespace ServiceDefaults.ApiKeys;

/// <summary>Lets a request through that carries one of the keys, and answers the others with 401.</summary>
internal sealed class ApiKeyFilter(Func<IServiceProvider, IEnumerable<string>> keys) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (ApiKeys.IsKnown(ApiKeys.Of(http.Request), keys(http.RequestServices)))
            return await next(context);
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(
            StatusCodes.Status401Unauthorized, "wrong_key", "The request carries no key, or one that is not known here: send 'Authorization: Bearer KEY'.");
    }
}

internal static class ApiKeyEndpointExtensions
{
    /// <summary>Requires one of the keys that <paramref name="keys"/> gives at the time of the request.</summary>
    public static TBuilder RequireApiKey<TBuilder>(this TBuilder builder, Func<IServiceProvider, IEnumerable<string>> keys)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.AddEndpointFilter(new ApiKeyFilter(keys));
        return builder;
    }
}
