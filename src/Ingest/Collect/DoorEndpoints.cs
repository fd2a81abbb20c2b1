namespace Ingest.Collect;

/// <summary>Maps doors to paths.</summary>
internal static class DoorEndpoints
{
    /// <summary>Maps a door for servers only.</summary>
    public static void MapServerDoor(this RouteGroupBuilder group, string path, Door door) => group.MapPost(path, Through(door));

    /// <summary>Maps a door that takes its events in the address too.</summary>
    public static void MapAddressDoor(this RouteGroupBuilder group, string path, Door door)
    {
        group.MapDoor(path, door);
        group.MapGet(path, Through(door));
    }

    /// <summary>Maps a door for servers and browsers.</summary>
    public static void MapDoor(this RouteGroupBuilder group, string path, Door door) => group.MapForBrowsers(path, Through(door));

    private static Delegate Through(Door door) => (HttpRequest http, Collector collector, CancellationToken cancellationToken) =>
        collector.CollectAsync(http, door, cancellationToken);
}
