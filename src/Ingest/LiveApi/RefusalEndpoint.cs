using Ingest.Hosting;
using Ingest.Log;
using ServiceDefaults.ApiKeys;

namespace Ingest.LiveApi;

/// <summary><c>/v1/refusals</c>: which events could not be accepted lately, and why.</summary>
internal static class RefusalEndpoint
{
    public static void MapRefusals(this IEndpointRouteBuilder routes) => routes.MapGroup("/v1")
        .RequireApiKey(services => services.GetRequiredService<IngestOptions>().ReadKeys).WhileStorageWorks()
        .MapGet("/refusals", (string? limit, IngestDatabase database, TimeProvider time) =>
        {
            var now = time.GetUtcNow();
            return Limit.Read(limit, 50, RefusalTable.Kept, out var count)
                ?? TypedResults.Json(new RefusalsAnswer(database.Read(tables => tables.Refusals.List(count)), now), LiveJson.Options);
        });

    private sealed record RefusalsAnswer(IReadOnlyList<Refusal> Items, DateTimeOffset AsOf);
}
