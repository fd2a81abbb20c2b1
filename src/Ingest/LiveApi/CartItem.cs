using Ingest.State;

namespace Ingest.LiveApi;

internal sealed record CartItem(
    string ProductId, string? Sku, string? Name, string? Brand, string? Category, string? Variant, decimal Price, int Quantity, string? ImageUrl, string? Url)
{
    public static CartItem From(CartLine line)
    {
        var product = line.Product;
        return new(
            product.Id, product.Sku, product.Name, product.Brand, product.Category, product.Variant, line.Price, line.Quantity, product.ImageUrl, product.Url);
    }
}
