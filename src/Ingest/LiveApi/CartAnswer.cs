using Ingest.State;

namespace Ingest.LiveApi;

/// <summary>A cart as templates read it.</summary>
/// <param name="Status"><c>open</c>, <c>checkout</c>, <c>ordered</c> or <c>empty</c>.</param>
/// <param name="OrderId">Of the order that emptied the cart, until something is added again.</param>
internal sealed record CartAnswer(
    string UserId, string? CartId, IEnumerable<CartItem> Items, int Quantity, decimal Total, string? Currency, string? Coupon,
    string Status, string? CheckoutId, string? CheckoutStep, DateTimeOffset? CheckoutStartedAt, string? OrderId, DateTimeOffset? OrderedAt,
    DateTimeOffset? UpdatedAt)
{
    public static CartAnswer From(string user, Cart cart) => new(
        user, cart.Id, cart.Lines.Select(CartItem.From), cart.Quantity, cart.Total, cart.Currency, cart.Coupon, cart.Status, cart.Checkout?.Id,
        cart.Checkout?.Step, cart.Checkout?.StartedAt, cart.OrderId, cart.OrderedAt, cart.UpdatedAt);
}
