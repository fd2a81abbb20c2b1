using System.Buffers.Binary;
using Ingest.Events;

namespace Ingest.Log;

/// <summary>
/// What a row of the log holds: events that were accepted one after the other, their numbers without a gap. What the indexes need of them stands
/// apart from their bodies, so that it is read without them.
/// </summary>
/// <param name="last">The number of the last event.</param>
/// <param name="heads">One of each event, as <see cref="WriteHead"/> writes it.</param>
/// <param name="bodies">An <see cref="EventJson"/> of each, one behind the other; nothing of one that was removed.</param>
internal sealed class LogBlock(long last, byte[] heads, byte[] bodies)
{
    public const int HeadBytes = 28;

    public long Last => last;

    public long First => last - Count + 1;

    private int Count => heads.Length / HeadBytes;

    /// <summary>The events that are still there, in their order.</summary>
    public IEnumerable<LogTail.Entry> Entries => Enumerable.Range(0, Count).Where(IsThere).Select(Entry);

    public bool Holds(long seq) => seq >= First && seq <= Last;

    /// <summary>The event of a number; <c>null</c> where it was removed, or is not in this row.</summary>
    public LogEntry? Event(long seq) => Holds(seq) && IsThere(Place(seq)) ? new(seq, EventJson.Read(Body(Place(seq)))) : null;

    /// <summary>The number of an earlier event of the same origin, in this row or another; 0 where there is none.</summary>
    public long Before(long seq) => Entry(Place(seq)).Before;

    /// <summary>The row without some of its events; their numbers stay theirs.</summary>
    /// <returns>How many are left.</returns>
    public int Without(ICollection<long> removed, out byte[] headsLeft, out byte[] bodiesLeft)
    {
        var (left, count) = (new MemoryStream(bodies.Length), 0);
        headsLeft = new byte[heads.Length];
        for (var place = 0; place < Count; place++)
        {
            var (entry, stays) = (default(LogTail.Entry), IsThere(place) && !removed.Contains(First + place));
            if (stays)
            {
                entry = Entry(place);
                left.Write(Body(place));
                count++;
            }
            WriteHead(headsLeft.AsSpan(place * HeadBytes), entry, (int)left.Length);
        }
        bodiesLeft = left.ToArray();
        return count;
    }

    /// <param name="end">Where its body ends.</param>
    public static void WriteHead(Span<byte> head, LogTail.Entry entry, int end)
    {
        BinaryPrimitives.WriteInt64LittleEndian(head, entry.Key);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], entry.Origin);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], entry.Before);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], end);
    }

    private ReadOnlySpan<byte> Head(int place) => heads.AsSpan(place * HeadBytes, HeadBytes);

    private LogTail.Entry Entry(int place)
    {
        var head = Head(place);
        return new(
            First + place, BinaryPrimitives.ReadInt64LittleEndian(head), BinaryPrimitives.ReadInt64LittleEndian(head[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(head[16..]));
    }

    private ReadOnlySpan<byte> Body(int place) => bodies.AsSpan(Start(place)..End(place));

    private bool IsThere(int place) => End(place) > Start(place);

    private int Start(int place) => place == 0 ? 0 : End(place - 1);

    private int End(int place) => BinaryPrimitives.ReadInt32LittleEndian(Head(place)[24..]);

    private int Place(long seq) => (int)(seq - First);
}
