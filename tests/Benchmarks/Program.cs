using System.Diagnostics;
using System.Runtime;
using Benchmarks.Ingest;
using Benchmarks.Language;
using Benchmarks.Mjml;
using Benchmarks.Snapshots;
using Benchmarks.Sources;
using Benchmarks.Studio;

// dotnet run -c Release --project tests/Benchmarks -- mjml [CHECKOUT OF MJML.NET]
// dotnet run -c Release --project tests/Benchmarks -- language
// dotnet run -c Release --project tests/Benchmarks -- ingest [MOST USERS]
// dotnet run -c Release --project tests/Benchmarks -- snapshots
// dotnet run -c Release --project tests/Benchmarks -- sources
// dotnet run -c Release --project tests/Benchmarks -- studio
const string ServerGarbageCollection = "DOTNET_gcServer";
switch (args)
{
    case ["ingest" or "sources", ..] when !GCSettings.IsServerGC && Environment.GetEnvironmentVariable(ServerGarbageCollection) is null:
        // As web projects have it, and so the services: it is chosen when a process starts.
        using (var service = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, args) { Environment = { [ServerGarbageCollection] = "1" } })!)
        {
            await service.WaitForExitAsync();
            return service.ExitCode;
        }
    case [MeasuredIngest.Command, var folder, var memory]:
        await MeasuredIngest.RunAsync(folder, long.Parse(memory, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["ingest", .. var users]:
        await IngestBenchmark.RunAsync(users is [var most] ? int.Parse(most, System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
        return 0;
    case ["mjml", .. var rest]:
        MjmlBenchmark.Run(rest.FirstOrDefault());
        return 0;
    case ["language"]:
        LanguageBenchmark.Run();
        return 0;
    case ["snapshots"]:
        SnapshotBenchmark.Run();
        return 0;
    case ["sources"]:
        await SourcesBenchmark.RunAsync();
        return 0;
    case [SlowShopServer.Command]:
        await SlowShopServer.RunAsync();
        return 0;
    case ["studio"]:
        await StudioBenchmark.RunAsync();
        return 0;
    default:
        Console.WriteLine("What is to be measured: ingest [MOST USERS], language, mjml [CHECKOUT OF MJML.NET], snapshots, sources, or studio");
        return 1;
}
