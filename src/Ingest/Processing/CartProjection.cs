using System.Text.Json;
using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Folds events into a cart. Pure: the same events in the same order give the same cart.</summary>
internal static class CartProjection
{
    /// <summary>The cart after <paramref name="happened"/>; the same instance where the event is not about carts.</summary>
    /// <param name="product">What the event tells of, where it tells of one.</param>
    public static Cart Apply(Cart cart, Event happened, Product? product)
    {
        var properties = happened.Properties;
        return happened.Type switch
        {
            EventTypes.ProductAdded => Touch(cart, happened) with { Lines = Add(cart.Lines, properties, product) },
            EventTypes.ProductRemoved => Touch(cart, happened) with { Lines = Remove(cart.Lines, properties, product) },
            // A full list is the shop's own word: it replaces what single changes have led to.
            EventTypes.CartViewed when properties.TryGetProperty("products", out var list) && list.ValueKind == JsonValueKind.Array =>
                Touch(cart, happened) with { Lines = All(properties) },
            EventTypes.CouponApplied => Touch(cart, happened) with { Coupon = properties.Text("coupon_id") ?? cart.Coupon },
            EventTypes.CouponRemoved => Touch(cart, happened) with { Coupon = null },
            EventTypes.CheckoutStarted => Begin(cart, happened),
            EventTypes.CheckoutStepViewed or EventTypes.CheckoutStepCompleted => Begin(cart, happened),
            EventTypes.OrderCompleted => Cart.Empty with
            {
                UpdatedAt = happened.OccurredAt,
                OrderId = properties.Text("order_id"),
                OrderedAt = happened.OccurredAt,
            },
            _ => cart,
        };
    }

    /// <summary>The cart after the order that emptied it was told again, perhaps with its number.</summary>
    public static Cart Name(Cart cart, Event happened) =>
        cart.OrderedAt is null || cart.OrderId is not null ? cart : cart with { OrderId = happened.Properties.Text("order_id") };

    private static Cart Touch(Cart cart, Event happened) => cart with
    {
        Id = happened.Properties.Text("cart_id") ?? cart.Id,
        Currency = happened.Properties.Text("currency") ?? cart.Currency,
        UpdatedAt = happened.OccurredAt,
        OrderId = null,
        OrderedAt = null,
    };

    /// <summary>A checkout tells how far somebody came. What is bought may be a part of the cart, so its products only fill an empty one.</summary>
    private static Cart Begin(Cart cart, Event happened)
    {
        var properties = happened.Properties;
        var (id, step) = (properties.Text("checkout_id") ?? properties.Text("order_id"), properties.Text("step"));
        return Touch(cart, happened) with
        {
            Lines = cart.Lines.Count > 0 ? cart.Lines : All(properties),
            Coupon = properties.Text("coupon") ?? cart.Coupon,
            Checkout = new(id ?? cart.Checkout?.Id, step ?? cart.Checkout?.Step, cart.Checkout?.StartedAt ?? happened.OccurredAt),
        };
    }

    private static IReadOnlyList<CartLine> All(JsonElement properties) => properties.Items("products").Aggregate((IReadOnlyList<CartLine>)[], Add);

    internal static IReadOnlyList<CartLine> Add(IReadOnlyList<CartLine> lines, JsonElement item) => Add(lines, item, ProductReader.Read(item));

    private static IReadOnlyList<CartLine> Add(IReadOnlyList<CartLine> lines, JsonElement item, Product? product)
    {
        if (Read(item, product) is not { } added)
            return lines;
        var known = lines.FirstOrDefault(l => l.IsOf(added.Product));
        if (known is null)
            return lines.Count < Cart.MaxLines ? [.. lines, added.Line()] : lines;
        return [.. lines.Select(l => l == known ? added.Onto(known) : l)];
    }

    private static IReadOnlyList<CartLine> Remove(IReadOnlyList<CartLine> lines, JsonElement item, Product? product)
    {
        if (Read(item, product) is not { } removed)
            return lines;
        // Without a quantity the whole line goes: that is what a "remove" button does.
        var whole = !item.TryGetProperty("quantity", out _);
        return
        [
            .. lines
                .Select(l => !l.IsOf(removed.Product) ? l : l with { Quantity = whole ? 0 : l.Quantity - removed.Quantity })
                .Where(l => l.Quantity > 0),
        ];
    }

    private static Change? Read(JsonElement item, Product? product) =>
        product is not null ? new(product, item.Number("price"), item.Quantity()) : null;

    /// <summary>What an event tells of a line. A later one often tells less than the first: only the id and a quantity.</summary>
    private sealed record Change(Product Product, decimal? Price, int Quantity)
    {
        public CartLine Line() => new(Product, Price ?? 0, Quantity);

        public CartLine Onto(CartLine known) =>
            new(Product.Over(known.Product), Price ?? known.Price, Math.Min(known.Quantity + Quantity, EventProperties.MaxQuantity));
    }
}
