using System.CommandLine;

namespace Renderer.Cli;

/// <summary>The commands of the renderer.</summary>
internal static class RendererCommand
{
    public static RootCommand Create()
    {
        var templates = TemplatesOption.Create();
        return new("Email that is true at the moment it leaves: fetches live data at send time, lays out MJML, hands the message to SMTP.")
        {
            CheckCommand.Create(templates),
            PreviewCommand.Create(templates),
            TestCommand.Create(templates),
            ExplainCommand.Create(templates),
            MjmlCommand.Create(),
            LspCommand.Create(),
            SchemaCommand.Create(),
            ServeCommand.Create(templates),
            templates,
        };
    }
}
