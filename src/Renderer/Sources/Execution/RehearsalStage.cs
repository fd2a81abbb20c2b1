using System.Net;
using System.Net.Sockets;
using Renderer.Sources.Safety;

namespace Renderer.Sources.Execution;

/// <summary>Stands for every system while calls are rehearsed: requests take the way of real ones, to a loopback socket that answers <c>{}</c>.</summary>
internal sealed class RehearsalStage : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _answering;
    private readonly Redirect _handler;

    public RehearsalStage()
    {
        _listener.Start();
        _handler = new(((IPEndPoint)_listener.LocalEndpoint).Port);
        _answering = AnswerAllAsync();
    }

    /// <summary>Sends every request here, wherever it is for.</summary>
    public HttpMessageHandler Handler => _handler;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _answering;
        _handler.Dispose();
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task AnswerAllAsync()
    {
        var answers = new List<Task>();
        try
        {
            // Each by itself: a client may open a connection and then have no use for it.
            while (true)
                answers.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_over.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(answers);
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        try
        {
            using (connection)
            {
                var stream = connection.GetStream();
                if (await stream.ReadAsync(new byte[16 * 1024], _over.Token) > 0) // the head of a request comes in one piece
                    await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"u8.ToArray(), _over.Token);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // The client has gone, or the rehearsal is over.
        }
    }

    private sealed class Redirect(int port) : DelegatingHandler(SystemHttp.Create(isInternal: true, TimeProvider.System))
    {
        private readonly Uri _here = new($"http://127.0.0.1:{port}/");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = _here;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
