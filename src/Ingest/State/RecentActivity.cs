using System.Collections;

namespace Ingest.State;

/// <summary>The latest things that a person did, the newest first.</summary>
internal sealed class RecentActivity : IReadOnlyList<ActivityItem>
{
    /// <summary>Several times what a message shows.</summary>
    public const int Kept = 50;

    private const int Row = 120; // bytes: an object, its numbers and times

    private readonly ActivityItem[] _items;

    private RecentActivity(ActivityItem[] items, int size) => (_items, Size) = (items, size);

    public static RecentActivity None { get; } = new([], 0);

    /// <summary>About how many bytes it takes in memory. What was done several times in a row with the same has it once.</summary>
    public int Size { get; }

    public int Count => _items.Length;

    public ActivityItem this[int index] => _items[index];

    /// <param name="items">The newest first; kept as they are.</param>
    public static RecentActivity Of(ActivityItem[] items) =>
        items.Length == 0 ? None : new(items, items.Select((item, place) => Row + SizeOf(item, items.ElementAtOrDefault(place + 1))).Sum());

    /// <summary>With something newer. The oldest goes where there are too many.</summary>
    public RecentActivity With(ActivityItem newest)
    {
        var (count, size) = (Math.Min(_items.Length, Kept - 1), Size + Row + SizeOf(newest, _items.FirstOrDefault()));
        if (count < _items.Length)
            size -= Row + SizeOf(_items[^1], _items[^2]);
        var items = new ActivityItem[count + 1];
        items[0] = newest;
        _items.AsSpan(0, count).CopyTo(items.AsSpan(1));
        return new(items, size);
    }

    public IEnumerator<ActivityItem> GetEnumerator() => _items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int SizeOf(ActivityItem item, ActivityItem? beside) => ReferenceEquals(item.Product, beside?.Product) ? 0 : item.Size;
}
