using Ingest.Hosting;
using Ingest.Log;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Problems;

namespace Ingest.LiveApi;

/// <summary><c>/v1/dead-letters</c>: what could not be accepted, and why; and another try.</summary>
internal static class DeadLetterEndpoints
{
    private const int MaxList = 1000;

    public static void MapDeadLetters(this IEndpointRouteBuilder routes)
    {
        var letters = routes.MapGroup("/v1/dead-letters").RequireScope(KeyScope.Admin).WhileStorageWorks();
        letters.MapGet("", (string? limit, long? before, IngestDatabase database) => Limit.Read(limit, 50, MaxList, out var count)
            ?? Results.Json(new DeadLetterList([.. database.Read(t => t.DeadLetters.List(count, before ?? long.MaxValue)).Select(DeadLetterItem.Of)]), LiveJson.Options));
        letters.MapGet("/{id:long}", (long id, IngestDatabase database) => database.Read(t => t.DeadLetters.Find(id)) is { } letter
            ? Results.Json(DeadLetterView.Of(letter), LiveJson.Options)
            : Missing(id));
        letters.MapPost("/{id:long}/replay", async (long id, IngestDatabase database, Replaying replaying, CancellationToken cancellationToken) =>
            database.Read(t => t.DeadLetters.Find(id)) is { } letter
                ? Results.Json(await replaying.ReplayAsync([letter], cancellationToken), LiveJson.Options)
                : Missing(id));
        letters.MapPost("/replay", async (Replaying replaying, CancellationToken cancellationToken) =>
            Results.Json(await replaying.ReplayAllAsync(cancellationToken), LiveJson.Options));
    }

    private static ProblemHttpResult Missing(long id) => Problem.Of(
        StatusCodes.Status404NotFound, "unknown_dead_letter", $"There is no dead letter {id}: it was replayed, or newer ones took its place.");
}
