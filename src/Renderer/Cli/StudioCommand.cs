using System.CommandLine;
using Renderer.Hosting;
using Renderer.Studio;
using ServiceDefaults.Hosting;

namespace Renderer.Cli;

/// <summary><c>studio</c>: opens the page that authors work with.</summary>
internal static class StudioCommand
{
    public static Command Create(Option<DirectoryInfo> templates)
    {
        var urls = new Option<string>("--urls") { Description = "Where it listens.", HelpName = "URL", DefaultValueFactory = _ => RendererDefaults.StudioUrl };
        var settings = new Argument<string[]>("SETTING")
        {
            Description = "Settings as everywhere in ASP.NET Core, after --: -- --Renderer:DataPath /var/lib/renderer",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "studio",
            """
            Opens a local web page beside the editor: every template with its fixtures, as mail clients show it, reloaded when a file is saved; what
            each source was waited for, and how the mail looks without it; test mails, the pickup folder as an inbox, and the log of sends. Calls no
            system. Answers this machine only; elsewhere it needs a key in RENDERER__STUDIO__KEY. Exit code 2 when it cannot start.

              renderer studio
              renderer studio --templates mails --urls http://127.0.0.1:8080
            """)
        {
            urls, settings,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (folder, error) = (parsed.GetValue(templates)!, parsed.InvocationConfiguration.Error);
            if (TemplatesOption.Find(folder, [], error) is null)
                return 2;
            // It is a tool for authors wherever it runs: mail goes to a folder unless somebody says otherwise.
            return await RunAsync(
                ["--environment", "Development", "--urls", parsed.GetValue(urls)!, .. parsed.GetValue(settings) ?? [], $"--{RendererOptions.Section}:Templates", folder.ToString()],
                parsed.InvocationConfiguration.Output, error, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            return await ServiceHost.RunAsync(() => Build(settings, output), error, cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            await error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static WebApplication Build(string[] settings, TextWriter output)
    {
        var app = StudioHost.Build(settings);
        app.Lifetime.ApplicationStarted.Register(() => output.WriteLine($"The studio is open at {app.Urls.First()}/studio; Ctrl+C closes it."));
        return app;
    }
}
