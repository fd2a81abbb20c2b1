namespace Ingest.Collect.Mixpanel;

/// <summary>Where Mixpanel's clients send to when they are told another host.</summary>
internal static class MixpanelEndpoints
{
    public static void MapMixpanel(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("").AllowBrowsers();
        calls.MapAddressDoor("/track", new MixpanelTrackDoor(profiles: false));
        calls.MapAddressDoor("/engage", new MixpanelTrackDoor(profiles: true));
        calls.MapAddressDoor("/import", new MixpanelImportDoor());
    }
}
