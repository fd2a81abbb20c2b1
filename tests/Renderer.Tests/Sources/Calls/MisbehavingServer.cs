using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Renderer.Tests.Sources.Calls;

/// <summary>A server on a real socket that does to each request, connection after connection, what a test says.</summary>
internal sealed class MisbehavingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private int _requests;

    /// <param name="answer">What the n-th request of the server's life gets, from 1; it may write, wait, or close.</param>
    public MisbehavingServer(Func<int, Wire, Task> answer, X509Certificate2? certificate = null)
    {
        _listener.Start();
        _running = AcceptAsync(answer, certificate);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Requests => _requests;

    public int Connections { get; private set; }

    /// <summary>A certificate for localhost that nobody vouches for.</summary>
    public static X509Certificate2 SelfSigned(DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(until.AddYears(-1), until);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<int, Wire, Task> answer, X509Certificate2? certificate)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                connections.Add(ServeAsync(client, answer, certificate));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client, Func<int, Wire, Task> answer, X509Certificate2? certificate)
    {
        using var _ = client;
        try
        {
            Stream stream = client.GetStream();
            if (certificate is not null)
            {
                var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, _stop.Token);
                stream = tls;
            }
            using var wire = new Wire(client.Client, stream, _stop.Token);
            while (await wire.RequestAsync())
                await answer(Interlocked.Increment(ref _requests), wire);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // Misbehaving ends like this.
        }
    }

    /// <summary>One connection.</summary>
    internal sealed class Wire(Socket socket, Stream stream, CancellationToken stop) : IDisposable
    {
        private readonly StreamReader _reader = new(stream, Encoding.ASCII);

        public CancellationToken Stop => stop;

        public Task WriteAsync(string text) => WriteAsync(Encoding.ASCII.GetBytes(text));

        public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
        {
            await stream.WriteAsync(bytes, stop);
            await stream.FlushAsync(stop);
        }

        public Task AnswerAsync(string body) => WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        /// <summary>Closes with RST: what the peer has not read is lost.</summary>
        public void Reset()
        {
            socket.LingerState = new(true, 0);
            socket.Close();
        }

        public void Close() => socket.Close();

        public void Dispose() => _reader.Dispose();

        /// <summary>Waits until the peer has closed.</summary>
        public async Task GoneAsync()
        {
            while (await _reader.ReadLineAsync(stop) is not null)
            {
                // Nothing more is expected.
            }
        }

        /// <summary>Reads a request without a body; <c>false</c> at the connection's end.</summary>
        public async Task<bool> RequestAsync()
        {
            var line = await _reader.ReadLineAsync(stop);
            while (line is { Length: > 0 })
                line = await _reader.ReadLineAsync(stop);
            return line is not null;
        }
    }
}
