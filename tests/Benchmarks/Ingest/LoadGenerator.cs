using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Ingest;

/// <summary>Keep-alive connections that each send a request, wait for its answer, and send the next: bytes over sockets, so that most of the machine is the server's.</summary>
internal static class LoadGenerator
{
    /// <param name="next">Writes the request of a connection; its number counts up.</param>
    /// <param name="rate">Requests a second of all connections; 0 is as many as are answered.</param>
    public static async Task<Load> RunAsync(int port, int connections, TimeSpan time, Func<Requests, int, long, ReadOnlyMemory<byte>> next, double rate = 0)
    {
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var results = await Task.WhenAll(Enumerable.Range(0, connections).Select(c => Task.Run(() => ConnectionAsync(port, c, end, next, rate / connections))));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var latencies = results.SelectMany(r => r.Latencies).Order().ToList();
        return new(latencies.Count / seconds, Percentile(latencies, 0.5), Percentile(latencies, 0.99), results.Sum(r => r.Failures));
    }

    private static async Task<(List<double> Latencies, int Failures)> ConnectionAsync(int port, int connection, long end, Func<Requests, int, long, ReadOnlyMemory<byte>> next, double rate)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        var (latencies, failures, buffer) = (new List<double>(), 0, new byte[64 * 1024]);
        var requests = new Requests();
        var first = Stopwatch.GetTimestamp();
        for (var number = 0L; Stopwatch.GetTimestamp() < end; number++)
        {
            if (rate > 0)
            {
                var due = TimeSpan.FromSeconds(number / rate) - Stopwatch.GetElapsedTime(first);
                if (due > TimeSpan.FromMilliseconds(1))
                    await Task.Delay(due, TimeProvider.System);
            }
            var request = next(requests, connection, number);
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            if (!await ReadAsync(socket, buffer))
                failures++;
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
        return (latencies, failures);
    }

    /// <returns>Whether the answer is 200.</returns>
    private static async ValueTask<bool> ReadAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
                throw new IOException("The server closed the connection.");
            length += read;
            if (IsComplete(buffer.AsSpan(0, length)))
                return buffer.AsSpan(9, 3).SequenceEqual("200"u8);
        }
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var body = answer[(head + 4)..];
        var at = answer[..head].IndexOf("Content-Length: "u8);
        if (at < 0)
            return body.EndsWith("0\r\n\r\n"u8); // chunked
        return Utf8Parser.TryParse(answer[(at + 16)..], out int length, out _) && body.Length >= length;
    }

    private static double Percentile(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)(share * (sorted.Count - 1))];
}

/// <summary>What a run came to.</summary>
/// <param name="PerSecond">Answers.</param>
/// <param name="Median">Milliseconds.</param>
internal sealed record Load(double PerSecond, double Median, double P99, int Failures);
