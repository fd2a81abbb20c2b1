using System.Collections.Concurrent;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Renderer.Messages;

namespace Renderer.Delivery;

/// <summary>An SMTP server behind a pool of kept-alive connections.</summary>
internal sealed class SmtpServer(SmtpOptions options, TimeProvider time) : IMailServer, IDisposable
{
    private readonly ConcurrentStack<SmtpConnection> _idle = [];
    private readonly SemaphoreSlim _places = new(options.Connections);

    public async Task<Answer> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            // A kept connection may have been closed by the server meanwhile; a fresh one then tells the truth.
            if (TakeIdle() is { } kept && await TryAsync(kept, message, cancellationToken) is var answer and not (null or Answer.TryLater { Reply: Lost }))
                return answer;
            return await OpenAndSendAsync(message, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var connection))
            connection.Dispose();
        _places.Dispose();
    }

    private const string Lost = "the connection was lost before the message was handed over";

    private async Task<Answer> OpenAndSendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var connection = new SmtpConnection(options, time);
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or CommandException
            or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            connection.Dispose();
            return new Answer.TryLater($"no connection to the mail server: {e.GetType().Name}"); // its text may hold the user's name
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        return await TryAsync(connection, message, cancellationToken);
    }

    private async Task<Answer> TryAsync(SmtpConnection connection, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var handover = new Handover();
        try
        {
            var reply = await connection.Use().SendAsync(message.Mime, cancellationToken, handover);
            Keep(connection);
            return new Answer.Taken(reply);
        }
        catch (SmtpCommandException e)
        {
            Keep(connection);
            return SmtpReply.Read((int)e.StatusCode, e.Message);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or OperationCanceledException or ServiceNotConnectedException)
        {
            connection.Dispose();
            return handover.Begun ? new Answer.Unknown("the connection ended before the server's answer") : new Answer.TryLater(Lost);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SmtpConnection? TakeIdle()
    {
        while (_idle.TryPop(out var connection))
        {
            if (connection.IsUsable)
                return connection;
            connection.Dispose();
        }
        return null;
    }

    private void Keep(SmtpConnection connection)
    {
        if (connection.IsUsable)
            _idle.Push(connection);
        else
            connection.Dispose();
    }

    /// <summary>Learns when the first byte of the message leaves: from then on nobody can know.</summary>
    private sealed class Handover : ITransferProgress
    {
        public bool Begun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Begun = true;

        public void Report(long bytesTransferred) => Begun = true;
    }
}
