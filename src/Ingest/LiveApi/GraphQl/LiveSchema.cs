using GraphQL;
using GraphQL.Types;

namespace Ingest.LiveApi.GraphQl;

/// <summary>The live API as a graph: <c>{ user(id: "u1") { cart { total items { name } } profile { email } } }</c>. Names are those of the answers.</summary>
internal sealed class LiveSchema : Schema
{
    public LiveSchema(IServiceProvider services) : base(new GraphTypes(services))
    {
        Query = new LiveQuery();
    }
}

internal sealed class LiveQuery : ObjectGraphType
{
    public LiveQuery()
    {
        Name = "Query";
        Field<NonNullGraphType<UserGraph>>("user").Description("One person, by any of their ids.")
            .Argument<NonNullGraphType<IdGraphType>>("id")
            .Resolve(context => PersonLoader.Of(context).Load(context.GetArgument<string>("id")));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<UserGraph>>>>("users").Description($"Up to {UserList.Max} people.")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<IdGraphType>>>>("ids")
            .Resolve(context =>
            {
                var ids = context.GetArgument<List<string>>("ids");
                return ids.Count <= UserList.Max
                    ? PersonLoader.Of(context).Load(ids)
                    : throw new ExecutionError($"ids may name up to {UserList.Max} users.");
            });
    }
}

/// <summary>Makes the types of the graph, which nothing else needs, so that they are not registered one by one.</summary>
internal sealed class GraphTypes(IServiceProvider services) : IServiceProvider
{
    public object? GetService(Type serviceType) =>
        services.GetService(serviceType)
        ?? (typeof(IGraphType).IsAssignableFrom(serviceType) && !serviceType.IsAbstract ? Activator.CreateInstance(serviceType) : null);
}
