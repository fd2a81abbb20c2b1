using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Events;

namespace Ingest.Processing.Catalog;

/// <summary>Adds to products of an event what the catalogue knows and the event does not tell. What it tells stays: the price was true when it happened.</summary>
internal sealed class Enricher(IProductCatalog catalog)
{
    public async ValueTask<Event> ApplyAsync(Event happened, CancellationToken cancellationToken)
    {
        if (catalog is NoCatalog || !IsAboutProducts(happened.Properties))
            return happened;
        var properties = EditableJson.Of(happened.Properties);
        var changed = await AddAsync(properties, cancellationToken);
        foreach (var item in (properties["products"] as JsonArray)?.OfType<JsonObject>() ?? [])
            changed |= await AddAsync(item, cancellationToken);
        return changed ? happened with { Properties = JsonSerializer.SerializeToElement(properties) } : happened;
    }

    private static bool IsAboutProducts(JsonElement properties) =>
        properties.TryGetProperty("product_id", out _) || properties.TryGetProperty("sku", out _) || properties.TryGetProperty("products", out _);

    private async ValueTask<bool> AddAsync(JsonObject item, CancellationToken cancellationToken)
    {
        if (((item["product_id"] ?? item["sku"]) as JsonValue)?.ToString() is not { Length: > 0 } id || await catalog.FindAsync(id, cancellationToken) is not { } product)
            return false;
        var before = item.Count;
        Add(item, "name", product.Name);
        Add(item, "image_url", product.ImageUrl);
        Add(item, "url", product.Url);
        Add(item, "brand", product.Brand);
        Add(item, "category", product.Category);
        Add(item, "price", product.Price);
        Add(item, "currency", product.Currency);
        return item.Count > before;
    }

    private static void Add<T>(JsonObject item, string name, T? known)
    {
        if (known is not null && !item.ContainsKey(name))
            item[name] = JsonValue.Create(known);
    }
}
