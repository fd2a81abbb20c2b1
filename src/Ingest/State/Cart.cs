using System.Text.Json.Serialization;

namespace Ingest.State;

/// <summary>What a person has in the cart.</summary>
internal sealed record Cart(string? Id, IReadOnlyList<CartLine> Lines, string? Currency, string? Coupon, DateTimeOffset? UpdatedAt)
{
    /// <summary>Bounds what one person's events can make every later one carry; no shop's cart comes near.</summary>
    public const int MaxLines = 500;

    public static Cart Empty { get; } = new(null, [], null, null, null);

    [JsonIgnore]
    public int Quantity => Lines.Sum(l => l.Quantity);

    [JsonIgnore]
    public decimal Total => Lines.Sum(l => l.Price * l.Quantity);
}
