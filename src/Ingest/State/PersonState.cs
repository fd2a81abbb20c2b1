using Ingest.Events;

namespace Ingest.State;

/// <summary>The fold of a person's events, up to and including the one at <paramref name="Position"/>.</summary>
/// <param name="Orders">The newest last.</param>
/// <param name="Seq">The highest number in the log of what is folded.</param>
internal sealed record PersonState(
    Cart Cart, IReadOnlyList<ActivityItem> Activity, Profile Profile, Engagement Engagement, IReadOnlyList<Order> Orders, EventPosition? Position, long Seq)
{
    public const int MaxActivity = 50; // several times what a message shows

    public static PersonState Empty { get; } = new(Cart.Empty, [], Profile.Empty, Engagement.None, [], null, 0);

    /// <summary>About how many bytes it takes in memory.</summary>
    public int Size()
    {
        const int row = 120; // an object, its numbers and times
        var size = 4 * row + Profile.Size;
        foreach (var line in Cart.Lines)
            size += row + line.Size;
        Product? last = null;
        foreach (var item in Activity)
        {
            size += row + (ReferenceEquals(item.Product, last) ? 0 : item.Size); // what was done several times with the same has it once
            last = item.Product;
        }
        foreach (var order in Orders)
            size += row + order.Lines.Sum(l => row + l.Size);
        return size;
    }
}
