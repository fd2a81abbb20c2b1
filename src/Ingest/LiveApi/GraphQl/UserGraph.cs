using GraphQL;
using GraphQL.Types;
using Ingest.State;

namespace Ingest.LiveApi.GraphQl;

internal sealed class UserGraph : ObjectGraphType<LoadedPerson>
{
    public UserGraph()
    {
        Name = "User";
        Field("user_id", u => u.Id, type: typeof(NonNullGraphType<IdGraphType>));
        Field("as_of", u => u.Now, type: typeof(NonNullGraphType<DateTimeOffsetGraphType>));
        Field<NonNullGraphType<CartGraph>>("cart").Resolve(c => CartAnswer.From(c.Source.Id, c.Source.State.Cart));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ActivityGraph>>>>("activity").Description("The newest first.")
            .Argument<IntGraphType>("limit").Argument<ListGraphType<NonNullGraphType<StringGraphType>>>("types").Argument<BooleanGraphType>("distinct")
            .Resolve(c => new ActivityQuery(
                    Math.Clamp(c.GetArgument("limit", ActivityQuery.Usual.Limit), 0, PersonState.MaxActivity), c.GetArgument("types", new List<string>()), c.GetArgument("distinct", false))
                .Of(c.Source.State.Activity).Select(ActivityEntry.From).ToList());
        Field<NonNullGraphType<ProfileGraph>>("profile").Resolve(c => ProfileAnswer.From(c.Source.Id, c.Source.State.Profile));
        Field<NonNullGraphType<EngagementGraph>>("engagement").Resolve(c => EngagementAnswer.From(c.Source.Id, c.Source.State.Engagement, c.Source.Now));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<OrderGraph>>>>("orders").Resolve(c => OrdersAnswer.From(c.Source.Id, c.Source.State.Orders).Items.ToList());
    }
}

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

internal sealed class CartItemGraph : ObjectGraphType<CartItem>
{
    public CartItemGraph()
    {
        Name = "CartItem";
        Field("product_id", i => i.ProductId);
        Field("sku", i => i.Sku, nullable: true);
        Field("name", i => i.Name, nullable: true);
        Field("brand", i => i.Brand, nullable: true);
        Field("category", i => i.Category, nullable: true);
        Field("variant", i => i.Variant, nullable: true);
        Field("price", i => i.Price);
        Field("quantity", i => i.Quantity);
        Field("image_url", i => i.ImageUrl, nullable: true);
        Field("url", i => i.Url, nullable: true);
    }
}

internal sealed class ActivityGraph : ObjectGraphType<ActivityEntry>
{
    public ActivityGraph()
    {
        Name = "Activity";
        Field("type", a => a.Type);
        Field("product_id", a => a.ProductId, nullable: true);
        Field("name", a => a.Name, nullable: true);
        Field("price", a => a.Price, nullable: true);
        Field("currency", a => a.Currency, nullable: true);
        Field("image_url", a => a.ImageUrl, nullable: true);
        Field("url", a => a.Url, nullable: true);
        Field("occurred_at", a => a.OccurredAt);
    }
}

internal sealed class ProfileGraph : ObjectGraphType<ProfileAnswer>
{
    public ProfileGraph()
    {
        Name = "Profile";
        Field("email", p => p.Email, nullable: true);
        Field<NonNullGraphType<JsonGraph>>("traits").Resolve(p => p.Source.Traits);
        Field("updated_at", p => p.UpdatedAt, nullable: true);
    }
}

internal sealed class EngagementGraph : ObjectGraphType<EngagementAnswer>
{
    public EngagementGraph()
    {
        Name = "Engagement";
        Field("score", e => e.Score);
        Field("sessions", e => e.Sessions);
        Field("session_started_at", e => e.SessionStartedAt, nullable: true);
        Field("session_seconds", e => e.SessionSeconds);
        Field("session_events", e => e.SessionEvents);
        Field("first_seen_at", e => e.FirstSeenAt, nullable: true);
        Field("last_seen_at", e => e.LastSeenAt, nullable: true);
    }
}

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

/// <summary>Any JSON, as the shop told it.</summary>
internal sealed class JsonGraph : ScalarGraphType
{
    public JsonGraph()
    {
        Name = "Json";
    }

    public override object? ParseValue(object? value) => ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value;
}
