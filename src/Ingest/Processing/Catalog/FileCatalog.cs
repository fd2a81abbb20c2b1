using System.Collections.Frozen;
using System.Text.Json;

namespace Ingest.Processing.Catalog;

/// <summary>A JSON file: a list of products with <c>product_id</c>, <c>name</c>, <c>image_url</c>, <c>price</c> and so on. Read when the service starts.</summary>
internal sealed class FileCatalog(IReadOnlyDictionary<string, CatalogProduct> products) : IProductCatalog
{
    private readonly FrozenDictionary<string, CatalogProduct> _products = products.ToFrozenDictionary();

    /// <returns>The catalogue, or what is wrong with the file.</returns>
    public static (FileCatalog? Catalog, string? Fault) Read(string path)
    {
        try
        {
            var json = JsonElement.Parse(File.ReadAllBytes(path));
            if (json.ValueKind != JsonValueKind.Array)
                return (null, $"'{path}' must hold a JSON list of products");
            var products = new Dictionary<string, CatalogProduct>();
            foreach (var item in json.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object))
            {
                if ((item.Text("product_id") ?? item.Text("id") ?? item.Text("sku")) is { } id)
                    products[id] = CatalogProduct.Read(item);
            }
            return (new(products), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, $"'{path}' cannot be read: {e.Message}");
        }
    }

    public ValueTask<CatalogProduct?> FindAsync(string id, CancellationToken cancellationToken) => new(_products.GetValueOrDefault(id));
}
