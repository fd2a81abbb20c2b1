using System.Security.Cryptography;
using System.Text;

namespace Ingest.Collect;

/// <summary>Ids for events whose protocols tell repeats by several things together, or by none.</summary>
internal static class EventId
{
    private const int Length = 32; // half a SHA-256: two of a billion billion would still differ

    /// <summary>The same id for the same parts.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length)); // "ab", "c" are not "a", "bc"
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
    }

    /// <summary>For what nobody can recognise again.</summary>
    public static string New(DateTimeOffset at) => Guid.CreateVersion7(at).ToString("n");
}
