namespace TemplateLanguage.Rendering;

/// <summary>What no honest template reaches, so that a broken one ends.</summary>
internal static class RenderLimits
{
    /// <summary>Nodes rendered for a part.</summary>
    public const int Steps = 1_000_000;

    /// <summary>Characters of a part: fifty times what Gmail shows.</summary>
    public const int Output = 5_000_000;
}
