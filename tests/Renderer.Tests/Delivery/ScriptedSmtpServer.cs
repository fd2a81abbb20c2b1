using System.Net;
using System.Net.Sockets;

namespace Renderer.Tests.Delivery;

/// <summary>An SMTP server that answers RCPT and the end of DATA as it is told; an empty answer closes the connection.</summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public ScriptedSmtpServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }
    public string RcptAnswer { get; set; } = "250 2.1.5 ok";
    public string DataAnswer { get; set; } = "250 2.0.0 queued";
    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                Connections++;
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line)
            {
                var answer = line.ToUpperInvariant().Split(' ', ':')[0] switch
                {
                    "RCPT" => RcptAnswer,
                    "DATA" => await DataAsync(reader, writer),
                    _ => "250 ok",
                };
                if (answer.Length == 0)
                    return;
                await writer.WriteLineAsync(answer);
            }
        }
        catch (IOException)
        {
            // The client is gone.
        }
    }

    private async Task<string> DataAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
        }
        return DataAnswer;
    }
}
