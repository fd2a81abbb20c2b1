using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Renderer.Delivery;

/// <summary>One kept-alive connection, and how much it has been used.</summary>
internal sealed class SmtpConnection(SmtpOptions options, TimeProvider time) : IDisposable
{
    private const int MaxMessages = 100; // what servers commonly allow before they close
    private static readonly TimeSpan MaxIdle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(10); // RFC 5321 §4.5.3.2.6

    private readonly SmtpClient _client = new() { Timeout = (int)LongestAnswer.TotalMilliseconds };
    private DateTimeOffset _used;

    public int Messages { get; private set; }

    public bool IsUsable => _client.IsConnected && Messages < MaxMessages && time.GetUtcNow() - _used < MaxIdle;

    public SmtpClient Use()
    {
        Messages++;
        _used = time.GetUtcNow();
        return _client;
    }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }; // with Nagle on, a message takes 43 ms
        try
        {
            await socket.ConnectAsync(options.Host!, options.Port, cancellationToken);
            var security = !options.Tls ? SecureSocketOptions.None
                : options.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
            await _client.ConnectAsync(socket, options.Host!, options.Port, security, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        if (options.User is not null)
            await _client.AuthenticateAsync(options.User, options.Password ?? "", cancellationToken);
    }

    public void Dispose() => _client.Dispose();
}
