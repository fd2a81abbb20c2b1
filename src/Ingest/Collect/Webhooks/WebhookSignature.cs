using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Collect.Webhooks;

/// <summary>Checks <c>Webhook-Signature: t=SECONDS,v1=HEX</c>: HMAC-SHA256 over the time, a dot and the raw body.</summary>
internal static class WebhookSignature
{
    private const int MaxSignatures = 8; // two secrets need two

    /// <param name="sent">When it says that it was made.</param>
    /// <returns>What is wrong with it; <c>null</c> where it is right.</returns>
    public static string? Check(string header, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets, TimeSpan tolerance, DateTimeOffset now, out DateTimeOffset sent)
    {
        sent = now;
        var parts = header.Split(',', StringSplitOptions.TrimEntries);
        if (parts.FirstOrDefault(p => p.StartsWith("t=", StringComparison.Ordinal)) is not { } time
            || !long.TryParse(time[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return "Webhook-Signature must be t=SECONDS,v1=HEX.";
        var given = parts.Where(p => p.StartsWith("v1=", StringComparison.Ordinal)).Take(MaxSignatures).Select(p => Signed.Hex(p[3..])).OfType<byte[]>().ToList();
        var right = false;
        foreach (var secret in secrets)
        {
            var expected = Compute(secret, time[2..], body);
            foreach (var signature in given)
                right |= Signed.Is(signature, expected);
        }
        if (!right)
            return "None of the v1 signatures is that of the body, made with one of the source's secrets.";
        if (Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)tolerance.TotalSeconds)
            return "The signature is too old, or made by a clock that is wrong.";
        sent = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return null;
    }

    private static byte[] Compute(string secret, string time, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Signed.Key(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(time + "."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }
}
