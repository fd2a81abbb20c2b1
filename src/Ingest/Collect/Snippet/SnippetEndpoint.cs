using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Ingest.Collect.Snippet;

/// <summary><c>/snippet.js</c>: what a shop's pages load to tell what happens on them.</summary>
internal static class SnippetEndpoint
{
    private static readonly byte[] Script = Load();
    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Script))[..32]}\"");

    public static void MapSnippet(this IEndpointRouteBuilder routes) => routes.MapGet("/snippet.js", (HttpResponse response) =>
    {
        response.Headers.CacheControl = "public, max-age=3600"; // an update reaches every page within the hour
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin"; // shops that isolate their pages may load it too
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(Script, "text/javascript; charset=utf-8", entityTag: Tag);
    });

    private static byte[] Load()
    {
        using var stream = typeof(SnippetEndpoint).Assembly.GetManifestResourceStream("snippet.js")!;
        var script = new byte[stream.Length];
        stream.ReadExactly(script);
        return script;
    }
}
