namespace Ingest.Collect;

/// <summary>Maps doors to paths.</summary>
internal static class DoorEndpoints
{
    /// <summary>Maps a door for servers only.</summary>
    public static void MapServerDoor(this RouteGroupBuilder group, string path, Door door) => group.MapPost(path, Through(group, door));

    /// <summary>Maps a door that takes its events in the address too.</summary>
    public static void MapAddressDoor(this RouteGroupBuilder group, string path, Door door)
    {
        group.MapDoor(path, door);
        group.MapGet(path, Through(group, door));
    }

    /// <summary>Maps a door for servers and browsers.</summary>
    public static void MapDoor(this RouteGroupBuilder group, string path, Door door) => group.MapForBrowsers(path, Through(group, door));

    // Not a handler: what the framework makes of one passes every answer that has waited for the disk through two methods more.
    private static RequestDelegate Through(IEndpointRouteBuilder routes, Door door) => async http =>
        await (await routes.ServiceProvider.GetRequiredService<Collector>().CollectAsync(http.Request, door, http.RequestAborted)).ExecuteAsync(http);
}
