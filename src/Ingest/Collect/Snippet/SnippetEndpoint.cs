using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace Ingest.Collect.Snippet;

/// <summary><c>/snippet.js</c>: what a shop's pages load to tell what happens on them.</summary>
internal static partial class SnippetEndpoint
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

    /// <summary>Without comments and indentation, which no browser needs. The file keeps to what this can take away: no comment ends before its line does.</summary>
    private static byte[] Load()
    {
        using var reader = new StreamReader(typeof(SnippetEndpoint).Assembly.GetManifestResourceStream("snippet.js")!);
        var lines = reader.ReadToEnd().Split('\n').Select(l => LineComment().Replace(l, "").Trim()).Where(l => l.Length > 0 && !l.StartsWith("/*", StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    [GeneratedRegex(@"(^|\s)// .*$|/\*[^*]*\*/")]
    private static partial Regex LineComment();
}
