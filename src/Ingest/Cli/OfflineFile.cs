using System.CommandLine;
using Ingest.Hosting;
using Ingest.Log;
using Ingest.Processing;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Cli;

/// <summary>Works on the file of a service that is not running.</summary>
internal static class OfflineFile
{
    public static Option<DirectoryInfo?> Data() => new("--data")
    {
        Description = "Work on this folder's file, with the service's settings, instead of asking the service, which must not be running.",
        HelpName = "DIR",
    };

    /// <summary>Does what a command asks, and tells why where it cannot: exit code 2.</summary>
    public static async Task<int> RunAsync(
        DirectoryInfo data, ParseResult parsed, Func<IngestDatabase, IngestOptions, TextWriter, Task<int>> work, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        var path = Path.Combine(data.FullName, "ingest.db");
        if (!File.Exists(path))
        {
            await error.WriteLineAsync($"There is no '{path}'.");
            return 2;
        }
        if (Read(error) is not { } settings)
            return 2;
        try
        {
            var options = settings with { DataPath = data.FullName };
            await using var database = options.Open(TimeProvider.System);
            await TailReplay.RunAsync(database, cancellationToken);
            return await work(database, options, parsed.InvocationConfiguration.Output);
        }
        catch (Exception e) when (e is InUseException or OtherVersionException or SqliteException)
        {
            await error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    /// <summary>The settings that the service would have; <c>null</c> where they are wrong. Keys, origins and triggers are not looked at: no door is open here.</summary>
    private static IngestOptions? Read(TextWriter error)
    {
        try
        {
            var options = IngestHost.Options();
            var faults = IngestOptionsValidation.Bounds(options).ToList();
            faults.ForEach(error.WriteLine);
            return faults.Count == 0 ? options : null;
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException) // a value, or a file, that cannot be read
        {
            error.WriteLine(e.Message);
            return null;
        }
    }
}
