using System.CommandLine;
using Ingest.Hosting;
using ServiceDefaults.Hosting;

namespace Ingest.Cli;

/// <summary><c>serve</c>: runs the service.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var settings = new Argument<string[]>("SETTING")
        {
            Description = "Settings as everywhere in ASP.NET Core, after --: -- --urls http://127.0.0.1:5081",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("serve", "Runs the service. Exit code 2 when it cannot start.") { settings };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(settings) ?? [], parsed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    public static Task<int> RunAsync(string[] settings, TextWriter error, CancellationToken cancellationToken) =>
        ServiceHost.RunAsync(() => IngestHost.Build(settings), error, cancellationToken);
}
