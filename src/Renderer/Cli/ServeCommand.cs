using System.CommandLine;
using Renderer.Hosting;
using ServiceDefaults.Hosting;

namespace Renderer.Cli;

/// <summary><c>serve</c>: runs the service.</summary>
internal static class ServeCommand
{
    public static Command Create(Option<DirectoryInfo> templates)
    {
        // What follows belongs to ASP.NET Core: --urls, --environment, --Renderer:DataPath …
        var settings = new Argument<string[]>("SETTING")
        {
            Description = "Settings as everywhere in ASP.NET Core, after --: -- --urls http://127.0.0.1:5080",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("serve",
            """
            Runs the service: takes sends at POST /v1/sends and delivers them. Exit code 2 when it cannot start.

            In Development (a Debug build, or --environment Development) every setting has a default, and mail goes to a folder. What sources.yaml
            names, such as INGEST_URL, is read from the environment.

              renderer serve
              renderer serve -- --urls http://127.0.0.1:5080 --Renderer:DataPath /var/lib/renderer
            """) { settings };
        command.SetAction((parsed, cancellationToken) =>
        {
            string[] folder = parsed.GetResult(templates) is { Implicit: false } given ? [$"--{RendererOptions.Section}:Templates", given.GetValueOrDefault<DirectoryInfo>()!.ToString()] : [];
            string[] all = [.. parsed.GetValue(settings) ?? [], .. folder];
            return ServiceHost.RunAsync(() => RendererHost.Build(all), parsed.InvocationConfiguration.Error, cancellationToken);
        });
        return command;
    }
}
