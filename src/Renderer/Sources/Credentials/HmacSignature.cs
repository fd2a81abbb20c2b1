using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Renderer.Sources.Declarations;
using Renderer.Sources.Requests;

namespace Renderer.Sources.Credentials;

/// <summary>Signs every attempt anew, with its own time. docs/sources.md has the text that is signed.</summary>
/// <param name="http">Its base address stands before paths.</param>
internal sealed class HmacSignature(Authentication.Hmac declared, string secret, string? key, HttpClient http, TimeProvider time) : ISystemCredentials
{
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    public ValueTask<CredentialsFault?> AddAsync(IDictionary<string, string> headers, BoundRequest request, CancellationToken cancellationToken)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        headers[declared.TimestampHeader] = timestamp;
        headers[declared.SignatureHeader] = Sign(Canonical(request.Method, Target(request), timestamp, request.Body is { } body ? body.Span : []));
        if (key is not null)
            headers[declared.KeyHeader] = key;
        return default;
    }

    public bool Renew(IReadOnlyDictionary<string, string> refused) => false;

    /// <summary>Four lines: method, target, Unix time, SHA-256 of the body in hexadecimal.</summary>
    public static string Canonical(HttpMethod method, string target, string timestamp, ReadOnlySpan<byte> body) =>
        $"{method.Method}\n{target}\n{timestamp}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";

    /// <summary>Path and query as they are sent: those of the base before the operation's.</summary>
    private string Target(BoundRequest request) => new Uri(http.BaseAddress!.AbsoluteUri.TrimEnd('/') + request.Target).PathAndQuery;

    private string Sign(string canonical)
    {
        var bytes = Encoding.UTF8.GetBytes(canonical);
        var signature = declared.Sha512 ? HMACSHA512.HashData(_secret, bytes) : HMACSHA256.HashData(_secret, bytes);
        return declared.Base64 ? Convert.ToBase64String(signature) : Convert.ToHexStringLower(signature);
    }
}
