using Ingest.Hosting;
using Ingest.Processing;

namespace Ingest.LiveApi;

/// <summary><c>DELETE /v1/users/{id}</c>: forgets a person, on their request.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes) => routes.MapGroup("/v1/users").RequireScope(KeyScope.Admin).WhileStorageWorks()
        .MapDelete("/{id}", async (string id, Erasure erasure, CancellationToken cancellationToken) =>
            Results.Json(await erasure.EraseAsync(id, cancellationToken), LiveJson.Options));
}
