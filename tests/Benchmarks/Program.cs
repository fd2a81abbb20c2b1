using Benchmarks.Language;
using Benchmarks.Mjml;
using Benchmarks.Snapshots;

// dotnet run -c Release --project tests/Benchmarks -- mjml [CHECKOUT OF MJML.NET]
// dotnet run -c Release --project tests/Benchmarks -- language
// dotnet run -c Release --project tests/Benchmarks -- snapshots
switch (args)
{
    case ["mjml", .. var rest]:
        MjmlBenchmark.Run(rest.FirstOrDefault());
        return 0;
    case ["language"]:
        LanguageBenchmark.Run();
        return 0;
    case ["snapshots"]:
        SnapshotBenchmark.Run();
        return 0;
    default:
        Console.WriteLine("What is to be measured: mjml [CHECKOUT OF MJML.NET], language or snapshots");
        return 1;
}
