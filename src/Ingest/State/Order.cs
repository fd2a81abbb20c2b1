namespace Ingest.State;

/// <summary>Something bought.</summary>
/// <param name="Status"><c>completed</c>, <c>updated</c>, <c>cancelled</c> or <c>refunded</c>.</param>
/// <param name="OrderedAt">When it was completed, or first heard of.</param>
internal sealed record Order(
    string Id, string Status, decimal? Total, string? Currency, IReadOnlyList<CartLine> Lines, DateTimeOffset OrderedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Bounds what one person's events can make every later one carry.</summary>
    public const int Kept = 20;
}
