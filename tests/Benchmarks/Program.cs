using Benchmarks.Mjml;

// dotnet run -c Release --project tests/Benchmarks -- mjml [CHECKOUT OF MJML.NET]
switch (args)
{
    case ["mjml", .. var rest]:
        MjmlBenchmark.Run(rest.FirstOrDefault());
        return 0;
    default:
        Console.WriteLine("What is to be measured: mjml [CHECKOUT OF MJML.NET]");
        return 1;
}
