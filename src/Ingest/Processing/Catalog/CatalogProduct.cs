using System.Text.Json;

namespace Ingest.Processing.Catalog;

/// <summary>What the shop's catalogue knows of a product, as far as carts and activity show it.</summary>
internal sealed record CatalogProduct(string? Name, string? ImageUrl, string? Url, string? Brand, string? Category, decimal? Price, string? Currency)
{
    public static CatalogProduct Read(JsonElement json) => new(
        json.Text("name") ?? json.Text("title"), json.Text("image_url"), json.Text("url"), json.Text("brand"), json.Text("category"), json.Number("price"),
        json.Text("currency"));
}
