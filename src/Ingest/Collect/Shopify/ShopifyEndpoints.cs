namespace Ingest.Collect.Shopify;

internal static class ShopifyEndpoints
{
    public static void MapShopify(this IEndpointRouteBuilder routes) => routes.MapGroup("/v1").MapServerDoor("/shopify/{source}", new ShopifyDoor());
}
