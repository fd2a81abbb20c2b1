using ServiceDefaults.Problems;

namespace Ingest.Collect.Segment;

/// <summary><c>/v1/track</c> and its siblings, as the clients of Segment's HTTP API call them.</summary>
internal static class SegmentEndpoints
{
    public static void MapSegment(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/v1").AllowBrowsers();
        foreach (var call in SegmentTranslator.Calls)
        {
            calls.MapDoor($"/{call}", new SegmentCallDoor(call));
            calls.MapDoor($"/{call[0]}", new SegmentCallDoor(call)); // analytics.js 2 abbreviates
            calls.MapAddressDoor($"/pixel/{call}", new SegmentPixelDoor(call));
        }
        calls.MapDoor("/batch", new SegmentBatchDoor());
        calls.MapDoor("/b", new SegmentBatchDoor());
        calls.MapDoor("/import", new SegmentBatchDoor()); // its name in older clients
        calls.MapServerDoor("/webhooks/{source}/segment", new SegmentWebhookDoor());
        calls.MapPost("/{call}", (string call) => Problem.Of(
            StatusCodes.Status404NotFound, "unknown_call", $"There is no call '/v1/{call}': there are {string.Join(", ", SegmentTranslator.Calls)} and batch."));
    }
}
