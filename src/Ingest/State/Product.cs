namespace Ingest.State;

/// <summary>What an event tells of a product.</summary>
internal sealed record Product(
    string Id, string? Sku, string? Name, string? Brand, string? Category, string? Variant, string? ImageUrl, string? Url)
{
    /// <summary>This, and where it tells nothing what was known before.</summary>
    public Product Over(Product known) => new(
        Id, Sku ?? known.Sku, Name ?? known.Name, Brand ?? known.Brand, Category ?? known.Category, Variant ?? known.Variant,
        ImageUrl ?? known.ImageUrl, Url ?? known.Url);
}
