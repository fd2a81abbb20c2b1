using System.CommandLine;

namespace Ingest.Cli;

/// <summary>The commands of Ingest. Without one, it serves.</summary>
internal static class IngestCommand
{
    public static RootCommand Create(string[] args)
    {
        var root = new RootCommand(
            """
            Takes a shop's events, keeps each person's cart, activity and profile, answers live, and asks the renderer for a message when one is due.

            Without a command it serves; settings are those of ASP.NET Core: ingest --urls http://127.0.0.1:5081 --Ingest:DataPath /var/lib/ingest
            """)
        {
            ServeCommand.Create(),
            CheckCommand.Create(),
            SchemaCommand.Create(),
            EventsCommand.Create(),
            DeadLettersCommand.Create(),
            EraseCommand.Create(),
            AuditCommand.Create(),
            RebuildCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellationToken) => ServeCommand.RunAsync(args, parsed.InvocationConfiguration.Error, cancellationToken));
        return root;
    }
}
