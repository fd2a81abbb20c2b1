namespace Ingest.Collect.Shopify;

internal static class ShopifyEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4); // Shopify gives up after 5

    public static void MapShopify(this IEndpointRouteBuilder routes)
    {
        var door = new ShopifyDoor();
        routes.MapGroup("/v1").MapPost("/shopify/{source}", async (HttpRequest http, Collector collector, TimeProvider time, CancellationToken cancellationToken) =>
        {
            try
            {
                return await collector.CollectAsync(http, door, cancellationToken).WaitAsync(Patience, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable); // whatever becomes of it: a repeat counts once
            }
        });
    }
}
