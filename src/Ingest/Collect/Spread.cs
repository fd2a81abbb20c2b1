using Ingest.Events;

namespace Ingest.Collect;

/// <summary>
/// Bounds what a request becomes. What is said once of many events, a batch's context or an event's parameters, is kept with each of them: a
/// small body could be told to fill memory and disk.
/// </summary>
internal static class Spread
{
    private const long Always = 1024 * 1024; // what any request may become
    private const long PerByte = 16; // several times what clients send
    private const long AtMost = 256 * 1024 * 1024;

    /// <summary>Makes the items one by one, and stops where they become too much.</summary>
    /// <param name="length">Of the body, in bytes.</param>
    /// <returns><c>null</c> where they do.</returns>
    public static List<Collected>? Over(IEnumerable<Collected> items, int length)
    {
        var left = Math.Min(Always + (PerByte * length), AtMost);
        var taken = new List<Collected>();
        foreach (var item in items)
        {
            left -= item.Size;
            if (left < 0)
                return null;
            taken.Add(item);
        }
        return taken;
    }
}
