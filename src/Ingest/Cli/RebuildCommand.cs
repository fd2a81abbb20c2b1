using System.CommandLine;
using Ingest.Audit;

namespace Ingest.Cli;

/// <summary><c>rebuild</c>: makes every state anew from the log.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var (url, key, data) = (AdminClient.Url(), AdminClient.Key(), OfflineFile.Data());
        var command = new Command("rebuild", "Makes every person's state anew from the log, while events go on coming and answers are given.") { url, key, data };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(data) is { } folder
            ? OfflineFile.RunAsync(
                folder, parsed,
                async (database, options, output) => Report(output, await new Auditor(database, options, TimeProvider.System).RebuildAsync(cancellationToken)), cancellationToken)
            : AdminClient.RunAsync(
                parsed, url, key, async (client, output) => Report(output, await client.SendAsync<Rebuilt>(HttpMethod.Post, "/v1/rebuild", cancellationToken))));
        return command;
    }

    private static int Report(TextWriter output, Rebuilt rebuilt)
    {
        output.WriteLine($"{rebuilt.People} people, {rebuilt.Changed} states changed.");
        return 0;
    }
}
