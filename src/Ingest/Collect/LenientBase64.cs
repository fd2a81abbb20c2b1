namespace Ingest.Collect;

/// <summary>Base64 as clients write it in addresses: either alphabet, with or without padding, a space where a plus was.</summary>
internal static class LenientBase64
{
    /// <returns><c>null</c> where it is none.</returns>
    public static byte[]? Decode(string text)
    {
        var plain = text.Trim().Replace(' ', '+').Replace('-', '+').Replace('_', '/').TrimEnd('=');
        if (plain.Length == 0)
            return null;
        plain = plain.PadRight((plain.Length + 3) / 4 * 4, '=');
        var bytes = new byte[plain.Length / 4 * 3];
        return Convert.TryFromBase64String(plain, bytes, out var length) ? bytes[..length] : null;
    }
}
