using System.CommandLine;

namespace Renderer.Cli;

/// <summary>The commands of the renderer.</summary>
internal static class RendererCommand
{
    private const int NotUnderstood = 2; // nothing has run, as where there are no templates

    public static async Task<int> RunAsync(string[] args, InvocationConfiguration? configuration = null)
    {
        var parsed = Create().Parse(args);
        var code = await parsed.InvokeAsync(configuration);
        return parsed.Errors.Count > 0 ? NotUnderstood : code;
    }

    public static RootCommand Create()
    {
        var templates = TemplatesOption.Create();
        return new("Email that is true at the moment it leaves: fetches live data at send time, lays out MJML, hands the message to SMTP.")
        {
            CheckCommand.Create(templates),
            PreviewCommand.Create(templates),
            TestCommand.Create(templates),
            NewCommand.Create(templates),
            RecordCommand.Create(templates),
            ExplainCommand.Create(templates),
            MjmlCommand.Create(),
            LspCommand.Create(),
            SchemaCommand.Create(),
            StudioCommand.Create(templates),
            ServeCommand.Create(templates),
            templates,
        };
    }
}
