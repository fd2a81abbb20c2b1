using System.Text.Json;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Reads a product as the e-commerce vocabulary spells it.</summary>
internal static class ProductReader
{
    /// <summary>The product, or <c>null</c> where nothing tells which one.</summary>
    public static Product? Read(JsonElement item) => (item.Text("product_id") ?? item.Text("sku")) is { } id
        ? new(
            id, item.Text("sku"), item.Text("name"), item.Text("brand"), item.Text("category"), item.Text("variant"),
            item.Text("image_url"), item.Text("url"))
        : null;
}
