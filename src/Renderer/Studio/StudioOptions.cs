namespace Renderer.Studio;

/// <summary>The configuration section <c>Renderer:Studio</c> (<c>RENDERER__STUDIO__…</c> in the environment).</summary>
internal sealed record StudioOptions
{
    public const string Section = "Renderer:Studio";
    public const int MinKeyLength = 32; // 128 bits in hexadecimal

    /// <summary>Who knows it may use the studio. Default none: then only this machine can. Never on the command line, where every user of a machine sees it.</summary>
    public string? Key { get; set; }
}
