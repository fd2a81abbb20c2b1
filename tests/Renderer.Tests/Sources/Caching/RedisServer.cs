using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Renderer.Tests.Sources.Caching;

/// <summary>A real Redis on a free loopback port, which can be stopped and started.</summary>
internal sealed class RedisServer : IDisposable
{
    private Process? _process;

    public int Port { get; } = FreePort();

    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Returns when it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        string[] arguments = ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
        _process = Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("redis-server is missing: apt-get install redis-server.");
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None); // a full pipe would hold it
                return;
            }
        }
        throw new InvalidOperationException("redis-server ended before it was ready.");
    }

    public void Stop()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose() => Stop();

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
