using Benchmarks.Language;
using Benchmarks.Mjml;

// dotnet run -c Release --project tests/Benchmarks -- mjml [CHECKOUT OF MJML.NET]
// dotnet run -c Release --project tests/Benchmarks -- language
switch (args)
{
    case ["mjml", .. var rest]:
        MjmlBenchmark.Run(rest.FirstOrDefault());
        return 0;
    case ["language"]:
        LanguageBenchmark.Run();
        return 0;
    default:
        Console.WriteLine("What is to be measured: mjml [CHECKOUT OF MJML.NET], or language");
        return 1;
}
