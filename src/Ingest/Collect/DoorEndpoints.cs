namespace Ingest.Collect;

/// <summary>Maps doors to paths.</summary>
internal static class DoorEndpoints
{
    /// <summary>Maps a door for servers and browsers.</summary>
    public static void MapDoor(this RouteGroupBuilder group, string path, Door door) => group.MapForBrowsers(
        path, (HttpRequest http, Collector collector, CancellationToken cancellationToken) => collector.CollectAsync(http, door, cancellationToken));
}
