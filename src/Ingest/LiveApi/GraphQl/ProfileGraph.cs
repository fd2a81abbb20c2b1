using GraphQL.Types;

namespace Ingest.LiveApi.GraphQl;

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
