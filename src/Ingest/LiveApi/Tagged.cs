using System.Security.Cryptography;
using System.Text.Json;

namespace Ingest.LiveApi;

/// <summary>Answers with an <c>ETag</c> of what is told, and with 304 where the caller has it already.</summary>
internal static class Tagged
{
    /// <param name="untimed">The answer without its <c>as_of</c>, which changes with every look and must not change the tag.</param>
    public static IResult Answer<T>(HttpContext http, T untimed, Func<T, T> timed)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(untimed, LiveJson.Options));
        var tag = $"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache"; // kept, but asked about every time: carts change
        return Knows(http.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Json(timed(untimed), LiveJson.Options);
    }

    private static bool Knows(HttpRequest request, string tag) => request.GetTypedHeaders().IfNoneMatch
        .Any(known => known.Tag == tag || known.Tag == "*");
}
