using System.CommandLine;
using Ingest.Processing;

namespace Ingest.Cli;

/// <summary><c>erase</c>: forgets a person.</summary>
internal static class EraseCommand
{
    public static Command Create()
    {
        var user = new Argument<string>("USER") { Description = "Any of the person's ids." };
        var (url, key, data) = (AdminClient.Url(), AdminClient.Key(), OfflineFile.Data());
        var command = new Command("erase", "Deletes a person's events, state, timers and dead letters, under all of their ids. There is no way back.") { user, url, key, data };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(data) is { } folder
            ? OfflineFile.RunAsync(
                folder, parsed, async (database, _, output) => Report(output, await new Erasure(database).EraseAsync(parsed.GetValue(user)!, cancellationToken)), cancellationToken)
            : AdminClient.RunAsync(parsed, url, key, async (client, output) => Report(
                output, await client.SendAsync<Erased>(HttpMethod.Delete, $"/v1/users/{Uri.EscapeDataString(parsed.GetValue(user)!)}", cancellationToken))));
        return command;
    }

    private static int Report(TextWriter output, Erased erased)
    {
        output.WriteLine($"{erased.Events} events, {erased.DeadLetters} dead letters and {erased.Firings} firings deleted.");
        return 0;
    }
}
