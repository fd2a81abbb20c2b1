namespace Ingest.State;

/// <summary>What a person has in the cart.</summary>
internal sealed record Cart(string? Id, IReadOnlyList<CartLine> Lines, string? Currency, string? Coupon, DateTimeOffset UpdatedAt)
{
    public static Cart Empty { get; } = new(null, [], null, null, default);

    public int Quantity => Lines.Sum(l => l.Quantity);

    public decimal Total => Lines.Sum(l => l.Price * l.Quantity);
}

/// <summary>One product of a cart, by product and variant.</summary>
/// <param name="Price">Of one piece.</param>
internal sealed record CartLine(Product Product, decimal Price, int Quantity)
{
    public (string, string?) Key => (Product.Id, Product.Variant);
}

/// <summary>What an event tells of a product.</summary>
internal sealed record Product(
    string Id, string? Sku, string? Name, string? Brand, string? Category, string? Variant, string? ImageUrl, string? Url);
