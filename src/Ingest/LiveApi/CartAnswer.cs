using Ingest.State;

namespace Ingest.LiveApi;

/// <summary>A cart as templates read it.</summary>
internal sealed record CartAnswer(
    string UserId, string? CartId, IEnumerable<CartItem> Items, int Quantity, decimal Total, string? Currency, string? Coupon,
    DateTimeOffset? UpdatedAt, DateTimeOffset? AsOf)
{
    public static CartAnswer From(string user, Cart cart) => new(
        user, cart.Id, cart.Lines.Select(CartItem.From), cart.Quantity, cart.Total, cart.Currency, cart.Coupon, cart.UpdatedAt, null);
}
