namespace Ingest.State;

/// <summary>Something bought.</summary>
/// <param name="Id">Its number; where none was told yet, the checkout's or the event's own.</param>
/// <param name="CheckoutId">What it came of, where that was told: a shop may tell of a finished checkout and of its order.</param>
/// <param name="Status"><c>completed</c>, <c>updated</c>, <c>cancelled</c> or <c>refunded</c>.</param>
/// <param name="IsCompleted">Whether somebody told of its completion, and not only of what became of it.</param>
/// <param name="OrderedAt">When it was completed, or first heard of.</param>
internal sealed record Order(
    string Id, string Status, decimal? Total, string? Currency, IReadOnlyList<CartLine> Lines, DateTimeOffset OrderedAt, DateTimeOffset UpdatedAt,
    string? CheckoutId = null, bool IsCompleted = false)
{
    /// <summary>Bounds what one person's events can make every later one carry.</summary>
    public const int Kept = 20;
}
