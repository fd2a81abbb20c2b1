namespace TemplateLanguage.Rendering;

/// <summary>What no honest template reaches, so that a broken one ends: each limit ends rendering with a fault (TL090) that names the place.</summary>
public sealed record RenderLimits
{
    public static RenderLimits Default { get; } = new();

    /// <summary>Tags and texts rendered for one part. Default 1,000,000.</summary>
    public int Steps { get; init; } = 1_000_000;

    /// <summary>Characters of one part. Default 5,000,000: fifty times what Gmail shows.</summary>
    public int Output { get; init; } = 5_000_000;

    /// <summary>Items that one loop goes through, and numbers of a range. Default 10,000.</summary>
    public int Items { get; init; } = 10_000;

    /// <summary>For rendering one part, after its data has come. Default 5 s.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(5);
}
