using GraphQL.Types;

namespace Ingest.LiveApi.GraphQl;

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
