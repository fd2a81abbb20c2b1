using System.CommandLine;
using Renderer.Hosting;

namespace Renderer.Cli;

/// <summary><c>serve</c>: runs the service.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        // What follows belongs to ASP.NET Core: --urls, --environment, --Renderer:DataPath …
        var settings = new Argument<string[]>("SETTING")
        {
            Description = "Settings as everywhere in ASP.NET Core, after --: -- --urls http://127.0.0.1:5080",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("serve", "Runs the service: takes sends at POST /v1/sends and delivers them.") { settings };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = RendererHost.Build(parsed.GetValue(settings) ?? []);
            await app.StartAsync(cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
