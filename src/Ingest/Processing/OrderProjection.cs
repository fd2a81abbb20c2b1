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
        var id = properties.Text("order_id") ?? happened.Id; // an order without a number is one of its own
        var known = orders.FirstOrDefault(o => o.Id == id);
        var lines = properties.Items("products").Aggregate((IReadOnlyList<CartLine>)[], CartProjection.Add);
        var order = new Order(
            id, status, properties.Number("total") ?? properties.Number("revenue") ?? known?.Total, properties.Text("currency") ?? known?.Currency,
            lines.Count > 0 ? lines : known?.Lines ?? [], known?.OrderedAt ?? happened.OccurredAt, happened.OccurredAt);
        return [.. orders.Where(o => o.Id != id).Append(order).TakeLast(Order.Kept)];
    }
}
