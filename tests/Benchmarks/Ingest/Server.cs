using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Ingest;

/// <summary>Ingest as a process of its own, as those who send to it are others: threads and garbage are not shared with the load generator.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process _process;

    private Server(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <param name="memoryBytes">For people's states; with none every cart is read from the file.</param>
    public static async Task<Server> StartAsync(string folder, long memoryBytes)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [MeasuredIngest.Command, folder, memoryBytes.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true, // it ends when this does
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_gcServer"] = "1" }, // as web projects have it, and so the service
        })!;
        var port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Ingest did not start.");
        return new(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
