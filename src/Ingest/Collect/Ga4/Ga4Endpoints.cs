namespace Ingest.Collect.Ga4;

internal static class Ga4Endpoints
{
    public static void MapGa4(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("").AllowBrowsers();
        calls.MapDoor("/mp/collect", new Ga4Door());
        calls.MapDoor("/debug/mp/collect", new Ga4DebugDoor());
    }
}
