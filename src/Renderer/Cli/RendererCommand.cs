using System.CommandLine;

namespace Renderer.Cli;

/// <summary>The commands of the renderer.</summary>
internal static class RendererCommand
{
    public static RootCommand Create() => new("Email that is true at the moment it leaves: fetches live data at send time, lays out MJML, hands the message to SMTP.")
    {
        CheckCommand.Create(),
        PreviewCommand.Create(),
        MjmlCommand.Create(),
        ServeCommand.Create(),
    };
}
