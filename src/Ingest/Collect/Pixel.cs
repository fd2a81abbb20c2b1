namespace Ingest.Collect;

/// <summary>The answer to those who send events as the address of a picture: a transparent one.</summary>
internal static class Pixel
{
    private static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static IResult Answer { get; } = TypedResults.Bytes(Gif, "image/gif");
}
