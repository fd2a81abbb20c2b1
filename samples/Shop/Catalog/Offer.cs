using System.Text.Json.Serialization;
using Shop.Hosting;

namespace Shop.Catalog;

/// <summary>A product at a lower price.</summary>
internal sealed record Offer(
    [property: JsonPropertyName("product_id")] string ProductId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("price")] decimal Price,
    [property: JsonPropertyName("original_price")] decimal OriginalPrice,
    [property: JsonPropertyName("currency")] string Currency,
    [property: JsonPropertyName("image_url")] string ImageUrl,
    [property: JsonPropertyName("url")] string Url)
{
    public static Offer Of(Product product, decimal price, HttpRequest request) => new(
        product.Id, product.Name, price, product.Price, ProductCatalog.Currency,
        request.Absolute(product.PicturePath), request.Absolute(product.Path));
}

/// <summary>The offers for some products, and when they held.</summary>
internal sealed record OfferList(
    [property: JsonPropertyName("items")] IReadOnlyList<Offer> Items, [property: JsonPropertyName("as_of")] DateTimeOffset AsOf);
