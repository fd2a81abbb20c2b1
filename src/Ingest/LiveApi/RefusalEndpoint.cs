using System.Text;
using Ingest.Events;
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
                ?? TypedResults.Json(new RefusalsAnswer([.. database.Read(tables => tables.Refusals.List(count)).Select(RefusalItem.Of)], now), LiveJson.Options);
        });

    private sealed record RefusalsAnswer(IReadOnlyList<RefusalItem> Items, DateTimeOffset AsOf);

    private sealed record RefusalItem(string Source, string? Call, DateTimeOffset At, string Reason, string Raw)
    {
        public static RefusalItem Of(Refusal r) => new(r.Source, r.Call, r.At, r.Reason, Encoding.UTF8.GetString(r.Raw.Span));
    }
}
