using GraphQL.Types;

namespace Ingest.LiveApi.GraphQl;

internal sealed class CartGraph : ObjectGraphType<CartAnswer>
{
    public CartGraph()
    {
        Name = "Cart";
        Field("cart_id", c => c.CartId, nullable: true);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CartItemGraph>>>>("items").Resolve(c => c.Source.Items.ToList());
        Field("quantity", c => c.Quantity);
        Field("total", c => c.Total);
        Field("currency", c => c.Currency, nullable: true);
        Field("coupon", c => c.Coupon, nullable: true);
        Field("status", c => c.Status);
        Field("checkout_id", c => c.CheckoutId, nullable: true);
        Field("checkout_step", c => c.CheckoutStep, nullable: true);
        Field("checkout_started_at", c => c.CheckoutStartedAt, nullable: true);
        Field("order_id", c => c.OrderId, nullable: true);
        Field("ordered_at", c => c.OrderedAt, nullable: true);
        Field("updated_at", c => c.UpdatedAt, nullable: true);
    }
}
