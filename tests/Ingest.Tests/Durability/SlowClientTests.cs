using System.Net;
using System.Net.Sockets;
using System.Text;
using Ingest.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Ingest.Tests.Durability;

/// <summary>Clients that begin and never end, over raw sockets. The limits are Kestrel's, made shorter.</summary>
public sealed class SlowClientTests
{
    private const string Head = "POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer dev-write\r\nContent-Type: application/json\r\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST /v1/track HTTP/1.1\r\nHost: x\r\nX-Slow: ")]
    [InlineData("POST /v1/tr")]
    [InlineData(Head + "Content-Length: 30000\r\n\r\n{")]
    [InlineData(Head + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"use")]
    [InlineData(Head + "Content-Encoding: gzip\r\nContent-Length: 300\r\n\r\n")]
    public async Task Whoever_does_not_go_on_is_cut_off_and_nobody_waits_for_them(string begun)
    {
        using var folder = new Folder();
        await using var app = await StartAsync(folder.Path);
        var address = new IPEndPoint(IPAddress.Loopback, new Uri(app.Urls.First()).Port);
        var slow = new List<Socket>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                slow.Add(socket);
                await socket.ConnectAsync(address, Ct);
                await socket.SendAsync(Encoding.ASCII.GetBytes(begun), Ct);
            }

            Assert.Equal(HttpStatusCode.OK, await TrackAsync(app));
            foreach (var socket in slow)
                Assert.StartsWith("HTTP/1.1 408 ", await EndAsync(socket), StringComparison.Ordinal);
        }
        finally
        {
            slow.ForEach(s => s.Dispose());
        }
    }

    [Fact]
    public async Task Memory_that_a_slow_body_holds_is_given_back()
    {
        using var folder = new Folder();
        await using var app = await StartAsync(folder.Path); // of which one delivery without a length takes all
        using var slow = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await slow.ConnectAsync(new IPEndPoint(IPAddress.Loopback, new Uri(app.Urls.First()).Port), Ct);
        await slow.SendAsync("POST /v1/firehose HTTP/1.1\r\nHost: x\r\nX-Amz-Firehose-Access-Key: dev-write\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"u8.ToArray(), Ct);
        Assert.StartsWith("HTTP/1.1 100 ", await ReadAsync(slow), StringComparison.Ordinal); // its body is being read

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await TrackAsync(app));
        Assert.StartsWith("HTTP/1.1 408 ", await EndAsync(slow), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await TrackAsync(app));
    }

    private static async Task<WebApplication> StartAsync(string folder)
    {
        var app = IngestHost.Build(["--environment", "Development", "--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Ingest:DataPath"] = folder, ["Ingest:BodyMemory"] = $"{64 * 1024 * 1024}" });
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1);
                kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(1.1)); // it looks every second
            });
        });
        await app.StartAsync(Ct);
        return app;
    }

    private static async Task<HttpStatusCode> TrackAsync(WebApplication app)
    {
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()), DefaultRequestHeaders = { Authorization = new("Bearer", "dev-write") } };
        using var answer = await client.PostAsync("/v1/track", new StringContent("""{"userId":"u1","event":"Looked"}""", Encoding.UTF8, "application/json"), Ct);
        return answer.StatusCode;
    }

    /// <summary>Everything until the server closes.</summary>
    private static async Task<string> EndAsync(Socket socket)
    {
        var all = new StringBuilder();
        while (await ReadAsync(socket) is { Length: > 0 } more)
            all.Append(more);
        return all.ToString();
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[4096];
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, Ct));
    }
}
