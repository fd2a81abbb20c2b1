using System.Text.Json;
using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Folds events into a cart. Pure: the same events in the same order give the same cart.</summary>
internal static class CartProjection
{
    /// <summary>The cart after <paramref name="happened"/>; the same instance where the event is not about carts.</summary>
    /// <param name="told">What the event tells.</param>
    public static Cart Apply(Cart cart, Event happened, Told told)
    {
        var properties = happened.Properties;
        return happened.Type switch
        {
            EventTypes.ProductAdded => Touch(cart, happened, told) with { Lines = Add(cart.Lines, told) },
            EventTypes.ProductRemoved => Touch(cart, happened, told) with { Lines = Remove(cart.Lines, told) },
            // A full list is the shop's own word: it replaces what single changes have led to.
            EventTypes.CartViewed when properties.TryGetProperty("products", out var list) && list.ValueKind == JsonValueKind.Array =>
                Touch(cart, happened, told) with { Lines = All(properties) },
            EventTypes.CouponApplied => Touch(cart, happened, told) with { Coupon = properties.Text("coupon_id") ?? cart.Coupon },
            EventTypes.CouponRemoved => Touch(cart, happened, told) with { Coupon = null },
            EventTypes.CheckoutStarted => Begin(cart, happened, told),
            EventTypes.CheckoutStepViewed or EventTypes.CheckoutStepCompleted => Begin(cart, happened, told),
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

    private static Cart Touch(Cart cart, Event happened, Told told) => cart with
    {
        Id = told.CartId ?? cart.Id,
        Currency = told.Currency ?? cart.Currency,
        UpdatedAt = happened.OccurredAt,
        OrderId = null,
        OrderedAt = null,
    };

    /// <summary>A checkout tells how far somebody came. What is bought may be a part of the cart, so its products only fill an empty one.</summary>
    private static Cart Begin(Cart cart, Event happened, Told told)
    {
        var properties = happened.Properties;
        var (id, step) = (properties.Text("checkout_id") ?? properties.Text("order_id"), properties.Text("step"));
        return Touch(cart, happened, told) with
        {
            Lines = cart.Lines.Count > 0 ? cart.Lines : All(properties),
            Coupon = properties.Text("coupon") ?? cart.Coupon,
            Checkout = new(id ?? cart.Checkout?.Id, step ?? cart.Checkout?.Step, cart.Checkout?.StartedAt ?? happened.OccurredAt),
        };
    }

    private static IReadOnlyList<CartLine> All(JsonElement properties) => properties.Items("products").Aggregate((IReadOnlyList<CartLine>)[], Add);

    internal static IReadOnlyList<CartLine> Add(IReadOnlyList<CartLine> lines, JsonElement item) => Add(lines, Told.Of(item));

    private static IReadOnlyList<CartLine> Add(IReadOnlyList<CartLine> lines, Told told)
    {
        if (told.Product is not { } product)
            return lines;
        var next = lines.ToArray();
        var place = Array.FindIndex(next, l => l.IsOf(product));
        if (place < 0)
            return lines.Count < Cart.MaxLines ? [.. lines, new(product, told.Price ?? 0, told.Quantity ?? 1)] : lines;
        // A later event often tells less than the first: only the id and a quantity.
        var known = next[place];
        next[place] = new(product.Over(known.Product), told.Price ?? known.Price, Math.Min(known.Quantity + (told.Quantity ?? 1), EventProperties.MaxQuantity));
        return next;
    }

    private static IReadOnlyList<CartLine> Remove(IReadOnlyList<CartLine> lines, Told told)
    {
        if (told.Product is not { } product)
            return lines;
        // Without a quantity the whole line goes: that is what a "remove" button does.
        return
        [
            .. lines
                .Select(l => l.IsOf(product) ? l with { Quantity = told.Quantity is { } some ? l.Quantity - some : 0 } : l)
                .Where(l => l.Quantity > 0),
        ];
    }
}
