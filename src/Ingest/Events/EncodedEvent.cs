namespace Ingest.Events;

/// <summary>An event as the log keeps it, made by whoever brings it: while one writes, many bring.</summary>
/// <param name="Key">Of its source and id.</param>
/// <param name="Origin">Of whom it was told under.</param>
/// <param name="Json">As <see cref="EventJson"/> writes it.</param>
internal sealed record EncodedEvent(Event Event, long Key, long Origin, byte[] Json)
{
    public static EncodedEvent Of(Event happened) =>
        new(happened, EventKey.Of(happened.Source, happened.Id), EventKey.Of(happened.Person), EventJson.Write(happened));
}
