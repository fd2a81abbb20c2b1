using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Keeps the latest orders, and what became of them.</summary>
internal static class OrderProjection
{
    public static IReadOnlyList<Order> Apply(IReadOnlyList<Order> orders, Event happened)
    {
        var status = happened.Type switch
        {
            EventTypes.OrderCompleted => "completed",
            EventTypes.OrderUpdated => "updated",
            EventTypes.OrderCancelled => "cancelled",
            EventTypes.OrderRefunded => "refunded",
            _ => null,
        };
        if (status is null)
            return orders;
        var properties = happened.Properties;
        var (number, checkout) = (properties.Text("order_id"), properties.Text("checkout_id"));
        var known = Known(orders, number, checkout);
        var completes = status == "completed";
        if (completes && known is { IsCompleted: true })
            status = known.Status; // told again; it may have been cancelled since
        var lines = properties.Items("products").Aggregate((IReadOnlyList<CartLine>)[], CartProjection.Add);
        var order = new Order(
            number ?? known?.Id ?? checkout ?? happened.Id, // without a number it is one of its own
            status, properties.Number("total") ?? properties.Number("revenue") ?? known?.Total, properties.Text("currency") ?? known?.Currency,
            lines.Count > 0 ? lines : known?.Lines ?? [], known?.OrderedAt ?? happened.OccurredAt, happened.OccurredAt, checkout ?? known?.CheckoutId,
            completes || known is { IsCompleted: true });
        return [.. orders.Where(o => o != known).Append(order).TakeLast(Order.Kept)];
    }

    /// <summary>Whether it completes an order that is known as completed: a page and a server tell of the same one, and so do a finished checkout and its order.</summary>
    public static bool IsRepeat(IReadOnlyList<Order> orders, Event happened) => happened.Type == EventTypes.OrderCompleted
        && Known(orders, happened.Properties.Text("order_id"), happened.Properties.Text("checkout_id")) is { IsCompleted: true };

    /// <summary>The order with this number, else that of this checkout where one of the two was told without a number.</summary>
    private static Order? Known(IReadOnlyList<Order> orders, string? number, string? checkout) =>
        orders.FirstOrDefault(o => o.Id == number)
        ?? (checkout is null ? null : orders.FirstOrDefault(o => o.CheckoutId == checkout && (number is null || o.Id == checkout)));
}
