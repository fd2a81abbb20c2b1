using Ingest.State;

namespace Ingest.LiveApi;

/// <summary>What a person bought lately, the newest first.</summary>
internal sealed record OrdersAnswer(string UserId, IEnumerable<OrderEntry> Items)
{
    public static OrdersAnswer From(string user, IEnumerable<Order> orders) => new(user, orders.Reverse().Select(OrderEntry.From));
}

internal sealed record OrderEntry(
    string OrderId, string Status, decimal? Total, string? Currency, IEnumerable<CartItem> Items, DateTimeOffset OrderedAt, DateTimeOffset UpdatedAt)
{
    public static OrderEntry From(Order order) => new(
        order.Id, order.Status, order.Total, order.Currency, order.Lines.Select(CartItem.From), order.OrderedAt, order.UpdatedAt);
}
