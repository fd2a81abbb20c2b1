using System.Runtime;
using Benchmarks.Mjml;

namespace Benchmarks.Sources;

/// <summary>What fetching live data costs beyond the systems' own time, what a campaign asks of them, and what one costs that is down; in one run on one machine.</summary>
internal static class SourcesBenchmark
{
    public static async Task RunAsync()
    {
        await using var shop = await SlowShop.StartAsync();
        Console.WriteLine(
            $"answers after 5 to 50 ms over loopback, {Environment.ProcessorCount} processors, "
            + (GCSettings.IsServerGC ? "server garbage collection as the service has it" : "workstation garbage collection, which the service does not have"));
        Goal.Print([.. await new FetchPhase(shop).RunAsync(), .. await new Campaign(shop).RunAsync(), .. await KnownDown.RunAsync()]);
    }
}
