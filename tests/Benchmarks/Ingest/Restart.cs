using System.Diagnostics;

namespace Benchmarks.Ingest;

/// <summary>How long the service, a process of its own, takes from its start to its first answer after it was killed under load.</summary>
internal sealed class Restart : IDisposable
{
    private const int Goal = 2000; // ms
    private const string Listening = "Now listening on: http://127.0.0.1:";
    private const string Folded = "events folded again";

    private readonly Process _process;

    private Restart(Process process) => _process = process;

    private int Port { get; set; }

    private string Replay { get; set; } = "nothing had to be folded again";

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("restart-").FullName;
        using (var first = await StartAsync(folder))
            await LoadGenerator.RunAsync(first.Port, 1, TimeSpan.FromSeconds(5), Batch);

        var start = Stopwatch.GetTimestamp();
        using (var again = await StartAsync(folder))
        {
            using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{again.Port}"), DefaultRequestHeaders = { Authorization = new("Bearer", "dev-read") } };
            using var answer = await client.GetAsync("/v1/users/user-1/cart");
            answer.EnsureSuccessStatusCode();
            Console.WriteLine($"{"start after SIGKILL, process to first answer",-52}{Stopwatch.GetElapsedTime(start).TotalMilliseconds,12:0} ms (goal {Goal}); {again.Replay}");
        }
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<Restart> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Ingest.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["INGEST__DATAPATH"] = folder;
        var service = new Restart(Process.Start(start)!);
        while (service.Port == 0)
        {
            var line = await service._process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Ingest ended instead of listening.");
            if (line.Contains(Folded, StringComparison.Ordinal))
                service.Replay = line.Trim();
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                service.Port = int.Parse(line[(at + Listening.Length)..].Trim(), System.Globalization.CultureInfo.InvariantCulture);
        }
        return service;
    }

    private static ReadOnlyMemory<byte> Batch(Requests requests, int connection, long number) => requests.Batch($"r-{number}", i => (int)(number * 10) + (i % 10));
}
