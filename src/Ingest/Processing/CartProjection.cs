using System.Text.Json;
using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Folds events into a cart. Pure: the same events in the same order give the same cart.</summary>
internal static class CartProjection
{
    /// <summary>The cart after <paramref name="happened"/>; the same instance where the event is not about carts.</summary>
    public static Cart Apply(Cart cart, Event happened)
    {
        var properties = happened.Properties;
        return happened.Type switch
        {
            "Product Added" => Touch(cart, happened) with { Lines = Add(cart.Lines, properties) },
            "Product Removed" => Touch(cart, happened) with { Lines = Remove(cart.Lines, properties) },
            // A full list is the shop's own word: it replaces what single changes have led to.
            "Cart Viewed" when properties.TryGetProperty("products", out var list) && list.ValueKind == JsonValueKind.Array =>
                Touch(cart, happened) with { Lines = properties.Items("products").Aggregate((IReadOnlyList<CartLine>)[], Add) },
            "Coupon Applied" => Touch(cart, happened) with { Coupon = properties.Text("coupon_id") ?? cart.Coupon },
            "Coupon Removed" => Touch(cart, happened) with { Coupon = null },
            "Order Completed" => Cart.Empty with { UpdatedAt = happened.OccurredAt },
            _ => cart,
        };
    }

    private static Cart Touch(Cart cart, Event happened) => cart with
    {
        Id = happened.Properties.Text("cart_id") ?? cart.Id,
        Currency = happened.Properties.Text("currency") ?? cart.Currency,
        UpdatedAt = happened.OccurredAt,
    };

    private static IReadOnlyList<CartLine> Add(IReadOnlyList<CartLine> lines, JsonElement item)
    {
        if (Read(item) is not { } added)
            return lines;
        var known = lines.FirstOrDefault(l => l.Key == added.Key);
        return known is null
            ? [.. lines, added]
            : [.. lines.Select(l => l == known ? added with { Quantity = l.Quantity + added.Quantity } : l)];
    }

    private static IReadOnlyList<CartLine> Remove(IReadOnlyList<CartLine> lines, JsonElement item)
    {
        if (Read(item) is not { } removed)
            return lines;
        // Without a quantity the whole line goes: that is what a "remove" button does.
        var whole = !item.TryGetProperty("quantity", out _);
        return
        [
            .. lines
                .Select(l => l.Key != removed.Key ? l : l with { Quantity = whole ? 0 : l.Quantity - removed.Quantity })
                .Where(l => l.Quantity > 0),
        ];
    }

    private static CartLine? Read(JsonElement item) => ProductReader.Read(item) is { } product
        ? new(product, item.Number("price") ?? 0, item.Quantity())
        : null;
}
