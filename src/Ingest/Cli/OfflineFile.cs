using System.CommandLine;
using Ingest.Log;
using Ingest.Processing;

namespace Ingest.Cli;

/// <summary>Works on the file of a service that is not running.</summary>
internal static class OfflineFile
{
    public static Option<DirectoryInfo?> Data() => new("--data")
    {
        Description = "Work on this folder's file instead of asking the service, which must not be running.",
        HelpName = "DIR",
    };

    /// <summary>Does what a command asks, and tells why where it cannot: exit code 2.</summary>
    public static async Task<int> RunAsync(DirectoryInfo data, ParseResult parsed, Func<IngestDatabase, TextWriter, Task<int>> work, CancellationToken cancellationToken)
    {
        var path = Path.Combine(data.FullName, "ingest.db");
        if (!File.Exists(path))
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no '{path}'.");
            return 2;
        }
        try
        {
            await using var database = new IngestDatabase(path);
            await TailReplay.RunAsync(database, cancellationToken);
            return await work(database, parsed.InvocationConfiguration.Output);
        }
        catch (InUseException e)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }
}
