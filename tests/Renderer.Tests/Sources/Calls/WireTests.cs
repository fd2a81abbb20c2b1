using System.IO.Compression;
using System.Net;
using Renderer.Sources.Calls;
using Renderer.Sources.Safety;

namespace Renderer.Tests.Sources.Calls;

/// <summary>Real sockets, and servers that do on them what servers do on bad days.</summary>
public sealed class WireTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task A_body_that_breaks_off_is_asked_for_again(int retry)
    {
        await using var server = new MisbehavingServer(async (n, wire) =>
        {
            if (n > 1)
            {
                await wire.AnswerAsync("""{"n":1}""");
                return;
            }
            await wire.WriteAsync(Head + "Content-Length: 100\r\n\r\n{\"n\":");
            wire.Reset();
        });

        var (fetched, record) = await FetchAsync(server, new(Retry: retry));

        Assert.Equal(retry == 1 ? null : "connect", (fetched as Fetched.Failure)?.Error);
        Assert.Equal((retry + 1, retry + 1), (record.Attempts, server.Requests));
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n{\"n\":1}", "connect")] // shorter than it says
    [InlineData("Content-Length: 3\r\n\r\n{\"n\":1}", "not_json")] // longer
    [InlineData("Transfer-Encoding: chunked\r\n\r\n7\r\n{\"n\":1}\r\n", "connect")] // the last chunk never comes
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n", "connect")]
    [InlineData("Connection: close\r\n\r\n{\"n\":", "not_json")] // truncated, and nothing says so
    [InlineData("Content-Encoding: gzip\r\nContent-Length: 7\r\n\r\n{\"n\":1}", "connect")]
    [InlineData("Content-Length: 2000000\r\n\r\n{", "too_large")]
    [InlineData("Content-Length: 0\r\n\r\n", "not_json")]
    public async Task A_body_that_is_not_what_it_says_is_a_failure(string rest, string error)
    {
        await using var server = new MisbehavingServer(async (_, wire) =>
        {
            await wire.WriteAsync(Head + rest);
            wire.Close();
        });

        var (fetched, record) = await FetchAsync(server, new(Retry: 0));

        Assert.Equal(error, Assert.IsType<Fetched.Failure>(fetched).Error);
        Assert.Equal((200, error), (record.Status, record.Error));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_bomb_is_not_unpacked(string encoding)
    {
        var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++)
                packing.Write(zeros);
        }
        await using var server = new MisbehavingServer(async (_, wire) =>
        {
            await wire.WriteAsync(Head + $"Content-Encoding: {encoding}\r\nContent-Length: {packed.Length}\r\n\r\n");
            await wire.WriteAsync(packed.ToArray());
        });

        var (fetched, record) = await FetchAsync(server, new(Retry: 0));

        Assert.Equal("too_large", Assert.IsType<Fetched.Failure>(fetched).Error);
        Assert.InRange(record.Bytes, 1, 2 * 1024 * 1024);
    }

    [Fact]
    public async Task A_body_that_drips_is_cut_by_the_timeout_and_the_socket_closed()
    {
        var gone = new TaskCompletionSource();
        await using var server = new MisbehavingServer(async (_, wire) =>
        {
            await wire.WriteAsync(Head + "Content-Length: 100\r\n\r\n{");
            await wire.GoneAsync();
            gone.SetResult();
        });

        var (fetched, record) = await FetchAsync(server, new(Retry: 0), settings: "timeout: 100ms");

        Assert.Equal("timeout", Assert.IsType<Fetched.Failure>(fetched).Error);
        Assert.Equal("timeout", record.Error);
        await gone.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_stops_waiting_closes_the_socket()
    {
        var (asked, gone) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = new MisbehavingServer(async (_, wire) =>
        {
            asked.SetResult();
            await wire.GoneAsync();
            gone.SetResult();
        });
        using var stop = new CancellationTokenSource();
        var call = FetchAsync(server, new(), stop: stop.Token);
        await asked.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await gone.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_kept_connection_that_has_closed_meanwhile_is_replaced()
    {
        await using var server = new MisbehavingServer(async (_, wire) =>
        {
            await wire.AnswerAsync("""{"n":1}""");
            wire.Close(); // without a word: the client believes the connection to be alive
        });
        var rig = Rig(server);

        for (var i = 0; i < 5; i++)
            Assert.IsType<Fetched.Value>(await rig.FetchAsync("{}", new(Retry: 1)));
        Assert.Equal(5, server.Connections);
    }

    [Fact]
    public async Task A_connection_is_kept_and_its_opening_told()
    {
        await using var server = new MisbehavingServer((_, wire) => wire.AnswerAsync("""{"n":1}"""));
        var rig = Rig(server);

        await rig.FetchAsync();
        Assert.True(rig.Record.Connect > TimeSpan.Zero);
        await rig.FetchAsync();
        Assert.Equal((TimeSpan.Zero, 1, 7L, 200), (rig.Record.Connect, server.Connections, rig.Record.Bytes, rig.Record.Status));
        Assert.True(rig.Record.Response > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 307 Temporary Redirect\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n")]
    public async Task Redirects_are_not_followed(string answer)
    {
        await using var server = new MisbehavingServer((_, wire) => wire.WriteAsync(answer));

        var (fetched, _) = await FetchAsync(server, new());

        Assert.Equal("status", Assert.IsType<Fetched.Failure>(fetched).Error);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(1)] // nobody vouches for it
    [InlineData(-1)] // and it has expired
    public async Task A_certificate_that_is_not_valid_ends_the_call(int years)
    {
        using var certificate = MisbehavingServer.SelfSigned(TimeProvider.System.GetUtcNow().AddYears(years));
        await using var server = new MisbehavingServer((_, wire) => wire.AnswerAsync("{}"), certificate);

        var (fetched, _) = await FetchAsync(server, new(Retry: 3), @base: $"https://localhost:{server.Port}");

        Assert.Equal(new Fetched.Failure("connect", "its certificate is not valid"), fetched);
        Assert.Equal((0, 1), (server.Requests, server.Connections));
    }

    [Theory]
    [InlineData(false, "declare it internal: true")]
    [InlineData(true, null)]
    public async Task Where_a_name_leads_decides_when_a_connection_is_opened(bool isInternal, string? refusal)
    {
        await using var server = new MisbehavingServer((_, wire) => wire.AnswerAsync("{}"));

        var (fetched, record) = await FetchAsync(server, new(Retry: 3), @base: $"http://shop.example:{server.Port}", isInternal: isInternal);

        if (refusal is null)
            Assert.IsType<Fetched.Value>(fetched);
        else
            Assert.Contains(refusal, Assert.IsType<Fetched.Failure>(fetched).Detail, StringComparison.Ordinal);
        Assert.Equal((isInternal ? 1 : 0, 1), (server.Connections, record.Attempts));
    }

    [Fact]
    public async Task A_system_that_is_down_is_not_asked_for_a_while()
    {
        await using var server = new MisbehavingServer((_, wire) => wire.WriteAsync("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"));
        var rig = Rig(server, "breaker: { failures: 50%, over: 10s, pause: 1h }");
        for (var i = 0; i < 10; i++)
            Assert.Equal(new Fetched.Failure("status", "503"), await rig.FetchAsync("{}", new(Retry: 0)));

        Assert.Equal(new Fetched.Failure("breaker_open"), await rig.FetchAsync());
        Assert.Equal((0, 10), (rig.Record.Attempts, server.Requests));
    }

    private static async Task<(Fetched Fetched, CallRecord Record)> FetchAsync(
        MisbehavingServer? server, CallOptions options, string settings = "timeout: 20s", string? @base = null, bool isInternal = true, CancellationToken? stop = null)
    {
        var rig = Rig(server, settings, @base, isInternal);
        var fetched = await rig.FetchAsync("{}", options, stop);
        return (fetched, rig.Record);
    }

    /// <summary>A name server that leads to this machine, as an attacker's would.</summary>
    private static Task<IPAddress[]> LookUp(string host, CancellationToken cancellationToken) =>
        host == "shop.example" ? Task.FromResult<IPAddress[]>([IPAddress.Loopback]) : Dns.GetHostAddressesAsync(host, cancellationToken);

    private static ClientRig Rig(MisbehavingServer? server, string settings = "timeout: 20s", string? @base = null, bool isInternal = true) => new(
        $"x:\n  base: \"{@base ?? $"http://127.0.0.1:{server!.Port}"}\"\n  {settings}\n  internal: {(isInternal ? "true" : "false")}\n  operations: {{ y: {{ get: /y }} }}\n",
        http: SystemHttp.Create(isInternal, TimeProvider.System, LookUp), time: TimeProvider.System);
}
