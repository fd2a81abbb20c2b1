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

    public static Told Of(JsonElement json)
    {
        var properties = new ToldProperties(json);
        return new(
            Read(properties), properties.Price.AsNumber(), properties.Quantity.ValueKind == JsonValueKind.Undefined ? null : properties.Quantity.AsQuantity(),
            properties.Currency.AsText() is { } currency ? Shared.Of(currency) : null, properties.CartId.AsText());
    }

    private static Product? Read(ToldProperties properties)
    {
        var sku = properties.Sku.AsText();
        if ((properties.ProductId.AsText() ?? sku) is not { } id)
            return null;
        var last = Shared.Last(id);
        return Shared.Of(new Product(
            id, sku, properties.Name.AsText(last?.Name), properties.Brand.AsText(last?.Brand), properties.Category.AsText(last?.Category),
            properties.Variant.AsText(last?.Variant), properties.ImageUrl.AsText(last?.ImageUrl), properties.Url.AsText(last?.Url)));
    }
}
