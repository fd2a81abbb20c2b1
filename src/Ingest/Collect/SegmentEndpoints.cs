using Ingest.Hosting;
using ServiceDefaults.Problems;

namespace Ingest.Collect;

/// <summary><c>/v1/track</c> and its siblings, as the clients of Segment's HTTP API call them.</summary>
internal static class SegmentEndpoints
{
    private static readonly string[] Calls = ["track", "identify", "page", "screen", "group", "alias"];

    public static void MapSegment(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/v1").AllowBrowsers().WhileStorageWorks();
        foreach (var call in Calls)
        {
            calls.MapForBrowsers($"/{call}", (HttpRequest http, Intake intake, CancellationToken cancellationToken) => intake.TakeAsync(
                http, SegmentTranslator.MaxEvent, (body, now) => SegmentRequest.ReadCall(call, body, now), cancellationToken));
        }
        calls.MapForBrowsers("/batch", (HttpRequest http, Intake intake, CancellationToken cancellationToken) =>
            intake.TakeAsync(http, SegmentRequest.MaxBatch, SegmentRequest.ReadBatch, cancellationToken));
        calls.MapPost("/{call}", (string call) => Problem.Of(
            StatusCodes.Status404NotFound, "unknown_call", $"There is no call '/v1/{call}': there are {string.Join(", ", Calls)} and batch."));
    }
}
