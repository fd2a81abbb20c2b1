using Ingest.Events;

namespace Ingest.State;

/// <summary>The fold of a person's events, up to and including the one at <paramref name="Position"/>.</summary>
/// <param name="Orders">The newest last.</param>
/// <param name="Seq">The highest number in the log of what is folded.</param>
internal sealed record PersonState(
    Cart Cart, RecentActivity Activity, Profile Profile, Engagement Engagement, IReadOnlyList<Order> Orders, EventPosition? Position, long Seq)
{
    public static PersonState Empty { get; } = new(Cart.Empty, RecentActivity.None, Profile.Empty, Engagement.None, [], null, 0);

    /// <summary>About how many bytes it takes in memory.</summary>
    public int Size()
    {
        const int row = 120; // an object, its numbers and times
        var size = 4 * row + Activity.Size + Profile.Size; // not by looking at each thing that was done: it is another place in memory for each
        foreach (var line in Cart.Lines)
            size += row + line.Size;
        foreach (var order in Orders)
            size += row + order.Lines.Sum(l => row + l.Size);
        return size;
    }
}
