namespace Ingest.Collect.Firehose;

internal static class FirehoseEndpoints
{
    public static void MapFirehose(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1").MapServerDoor("/firehose", new FirehoseDoor());
}
