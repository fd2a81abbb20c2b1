using System.Globalization;

namespace Benchmarks.Ingest;

/// <summary>Ingest as a process of its own, as those who send to it are others: threads and garbage are not shared with the load generator.</summary>
internal sealed class Server(Companion process) : IAsyncDisposable
{
    public int Port { get; } = int.Parse(process.Told, CultureInfo.InvariantCulture);

    /// <param name="memoryBytes">For people's states; with none every cart is read from the file.</param>
    public static async Task<Server> StartAsync(string folder, long memoryBytes) => new(await Companion.StartAsync(
        [MeasuredIngest.Command, folder, memoryBytes.ToString(CultureInfo.InvariantCulture)],
        new Dictionary<string, string> { ["DOTNET_gcServer"] = "1", ["DOTNET_GCDynamicAdaptationMode"] = "0" })); // as the service has it

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
