using Ingest.Events;

namespace Ingest.State;

/// <summary>The fold of a person's events, up to and including the one at <paramref name="Position"/>.</summary>
internal sealed record PersonState(Cart Cart, IReadOnlyList<ActivityItem> Activity, Profile Profile, EventPosition? Position)
{
    public const int MaxActivity = 50; // several times what a message shows

    public static PersonState Empty { get; } = new(Cart.Empty, [], Profile.Empty, null);
}
