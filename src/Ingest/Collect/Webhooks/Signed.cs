using System.Security.Cryptography;
using System.Text;
using Ingest.Collect.Sources;

namespace Ingest.Collect.Webhooks;

/// <summary>What signed requests have in common: the path names the source, the signature proves it.</summary>
internal static class Signed
{
    public static Claim Claim(HttpRequest http, SourceRegistry sources) =>
        Collect.Claim.Of(http.RouteValues["source"] is string name ? sources.ByName(name) : null);

    public static byte[] Key(string secret) => Encoding.UTF8.GetBytes(secret);

    /// <summary>Compares in a time that tells nothing of where they differ.</summary>
    public static bool Is(ReadOnlySpan<byte> given, ReadOnlySpan<byte> right) => CryptographicOperations.FixedTimeEquals(given, right);

    /// <returns><c>null</c> where it is none.</returns>
    public static byte[]? Hex(string text)
    {
        if (text.Length == 0 || text.Length % 2 != 0 || !text.All(char.IsAsciiHexDigit))
            return null;
        return Convert.FromHexString(text);
    }

    public static Rejection Wrong(string detail) => new(StatusCodes.Status401Unauthorized, "wrong_signature", detail);
}
