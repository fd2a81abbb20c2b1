using GraphQL.Types;

namespace Ingest.LiveApi.GraphQl;

internal sealed class OrderGraph : ObjectGraphType<OrderEntry>
{
    public OrderGraph()
    {
        Name = "Order";
        Field("order_id", o => o.OrderId);
        Field("status", o => o.Status);
        Field("total", o => o.Total, nullable: true);
        Field("currency", o => o.Currency, nullable: true);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CartItemGraph>>>>("items").Resolve(o => o.Source.Items.ToList());
        Field("ordered_at", o => o.OrderedAt);
        Field("updated_at", o => o.UpdatedAt);
    }
}
