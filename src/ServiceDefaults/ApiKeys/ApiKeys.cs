using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ServiceDefaults.ApiKeys;

/// <summary>Reads and compares API keys: <c>Authorization: Bearer KEY</c>, or Basic with the key as user name.</summary>
internal static class ApiKeys
{
    /// <summary>The key of a request, or <c>null</c> when it has none that can be read.</summary>
    public static string? Of(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || header.Parameter is null)
            return null;
        if (header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return header.Parameter;
        return header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) ? BasicUser(header.Parameter) : null;
    }

    /// <summary>Whether <paramref name="key"/> is one of <paramref name="known"/>; takes the same time whichever it is.</summary>
    public static bool IsKnown(string? key, IEnumerable<string> known)
    {
        if (string.IsNullOrEmpty(key))
            return false;
        // Hashes have one length, so the comparison tells nothing about the keys'.
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var found = false;
        foreach (var candidate in known)
            found |= CryptographicOperations.FixedTimeEquals(given, SHA256.HashData(Encoding.UTF8.GetBytes(candidate)));
        return found;
    }

    private static string? BasicUser(string parameter)
    {
        Span<byte> bytes = stackalloc byte[512];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
            return null;
        var credentials = Encoding.UTF8.GetString(bytes[..length]);
        var colon = credentials.IndexOf(':', StringComparison.Ordinal); // some clients leave it out
        return colon < 0 ? credentials : credentials[..colon];
    }
}
