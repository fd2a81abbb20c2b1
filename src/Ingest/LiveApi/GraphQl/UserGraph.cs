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
                    Math.Clamp(c.GetArgument("limit", ActivityQuery.Usual.Limit), 0, RecentActivity.Kept), c.GetArgument("types", new List<string>()), c.GetArgument("distinct", false))
                .Of(c.Source.State.Activity).Select(ActivityEntry.From).ToList());
        Field<NonNullGraphType<ProfileGraph>>("profile").Resolve(c => ProfileAnswer.From(c.Source.Id, c.Source.State.Profile));
        Field<NonNullGraphType<EngagementGraph>>("engagement").Resolve(c => EngagementAnswer.From(c.Source.Id, c.Source.State.Engagement, c.Source.Now));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<OrderGraph>>>>("orders").Resolve(c => OrdersAnswer.From(c.Source.Id, c.Source.State.Orders).Items.ToList());
    }
}
