using System.Diagnostics;

namespace Benchmarks;

/// <summary>Another process of this program, that serves until its standard input ends.</summary>
internal sealed class Companion : IAsyncDisposable
{
    private readonly Process _process;

    private Companion(Process process, string told) => (_process, Told) = (process, told);

    /// <summary>The first line of its output: where it serves.</summary>
    public string Told { get; }

    public static async Task<Companion> StartAsync(IReadOnlyList<string> args, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, args) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        return new(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"'{args[0]}' did not start."));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
