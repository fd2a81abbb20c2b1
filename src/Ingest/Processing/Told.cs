using System.Text.Json;
using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>What an event, or an item of its list, tells of a product as the e-commerce vocabulary spells it. It is read before the event has its turn, which others wait for.</summary>
/// <param name="Product"><c>null</c> where nothing tells which one.</param>
/// <param name="Quantity"><c>null</c> where nothing tells of it.</param>
internal sealed record Told(Product? Product, decimal? Price, int? Quantity, string? Currency, string? CartId)
{
    private static readonly Told Nothing = new(null, null, null, null, null);

    public static Told Of(Event happened) => EventTypes.IsActivity(happened.Type) ? Of(happened.Properties) : Nothing;

    public static Told Of(JsonElement json) => new(
        Read(json), json.Number("price"), json.TryGetProperty("quantity", out _) ? json.Quantity() : null, json.Text("currency") is { } currency ? Shared.Of(currency) : null,
        json.Text("cart_id"));

    private static Product? Read(JsonElement json)
    {
        var sku = json.Text("sku");
        if ((json.Text("product_id") ?? sku) is not { } id)
            return null;
        var last = Shared.Last(id);
        return Shared.Of(new Product(
            id, sku, json.Text("name", last?.Name), json.Text("brand", last?.Brand), json.Text("category", last?.Category), json.Text("variant", last?.Variant),
            json.Text("image_url", last?.ImageUrl), json.Text("url", last?.Url)));
    }
}
