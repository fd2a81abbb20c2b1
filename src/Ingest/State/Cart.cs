namespace Ingest.State;

/// <summary>What a person has in the cart.</summary>
/// <param name="Checkout">Where one was begun and not finished.</param>
/// <param name="OrderId">Of the order that emptied the cart, until something is added again.</param>
internal sealed record Cart(
    string? Id, IReadOnlyList<CartLine> Lines, string? Currency, string? Coupon, DateTimeOffset? UpdatedAt, Checkout? Checkout = null, string? OrderId = null,
    DateTimeOffset? OrderedAt = null)
{
    /// <summary>Bounds what one person's events can make every later one carry; no shop's cart comes near.</summary>
    public const int MaxLines = 500;

    public static Cart Empty { get; } = new(null, [], null, null, null);

    public int Quantity => Lines.Sum(l => l.Quantity);

    public decimal Total => Lines.Sum(l => l.Price * l.Quantity);

    /// <summary><c>open</c>, <c>checkout</c>, <c>ordered</c> or <c>empty</c>.</summary>
    public string Status => Lines.Count > 0 ? Checkout is null ? "open" : "checkout" : OrderedAt is null ? "empty" : "ordered";
}
