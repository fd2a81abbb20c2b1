namespace Ingest.Collect.Webhooks;

internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1").MapServerDoor("/webhooks/{source}", new WebhookDoor());
}
