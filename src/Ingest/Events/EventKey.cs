using System.Buffers;
using System.IO.Hashing;
using System.Text;

namespace Ingest.Events;

/// <summary>Short stable numbers for long ids. Two ids may share one: whoever looks something up by it compares what it finds.</summary>
internal static class EventKey
{
    /// <summary>For an event: its id is unique within its source.</summary>
    public static long Of(string source, string id) => Hash(id, (long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(source)));

    /// <summary>For whom an event was told under.</summary>
    public static long Of(string origin) => Hash(origin, 0);

    private static long Hash(string text, long seed)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, bytes);
        var hash = (long)XxHash3.HashToUInt64(bytes.AsSpan(0, length), seed);
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }
}
