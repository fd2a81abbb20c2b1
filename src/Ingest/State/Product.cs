namespace Ingest.State;

/// <summary>What an event tells of a product.</summary>
internal sealed record Product(
    string Id, string? Sku, string? Name, string? Brand, string? Category, string? Variant, string? ImageUrl, string? Url)
{
    /// <summary>About how many bytes its texts take; reckoned while they are at hand.</summary>
    public int Size { get; } = sizeof(char) * (Id.Length + Length(Sku) + Length(Name) + Length(Brand) + Length(Category) + Length(Variant) + Length(ImageUrl) + Length(Url));

    /// <summary>This, and where it tells nothing what was known before.</summary>
    public Product Over(Product known) => this == known ? known : Shared.Of(new Product(
        Id, Sku ?? known.Sku, Name ?? known.Name, Brand ?? known.Brand, Category ?? known.Category, Variant ?? known.Variant,
        ImageUrl ?? known.ImageUrl, Url ?? known.Url));

    private static int Length(string? text) => text?.Length ?? 0;
}
