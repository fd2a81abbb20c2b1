using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ingest.Tests.Durability;

public sealed class ConnectionTests
{
    private const int Idle = 10_000;

    [Fact]
    public async Task Ten_thousand_idle_connections_and_slow_clients_keep_nobody_waiting()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        await using var process = await IngestProcess.StartAsync(folder.Path);
        var address = new IPEndPoint(IPAddress.Loopback, process.Client.BaseAddress!.Port);
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < Idle; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                sockets.Add(socket);
                await socket.ConnectAsync(address, ct);
                if (i % 100 == 0) // begins a body and never ends it
                    await socket.SendAsync(Encoding.ASCII.GetBytes("POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer dev-write\r\nContent-Type: application/json\r\nContent-Length: 30000\r\n\r\n{"), ct);
            }

            using var answer = await process.PostAsync("/v1/track", """{"userId":"u1","event":"Product Added","properties":{"product_id":"p1"}}""", ct);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.InRange(Memory(process.Id), 0, 1024L * 1024 * 1024);
        }
        finally
        {
            sockets.ForEach(s => s.Dispose());
        }
    }

    private static long Memory(int id)
    {
        using var process = System.Diagnostics.Process.GetProcessById(id);
        return process.WorkingSet64;
    }
}
