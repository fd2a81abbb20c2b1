using System.Net;
using System.Net.Sockets;
using Renderer.Sources.Calls;

namespace Renderer.Sources.Safety;

/// <summary>Opens connections, to allowed addresses only. What was checked is what is connected to: a name is resolved once.</summary>
internal sealed class Connector(bool isInternal, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> lookUp)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var end = context.DnsEndPoint;
        var found = await lookUp(end.Host, cancellationToken);
        var allowed = Array.FindAll(found, a => AddressPolicy.Allows(a, isInternal));
        if (found.Length > 0 && allowed.Length == 0)
            throw new RefusedAddressException(end.Host, isInternal);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, end.Port, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        if (context.InitialRequestMessage.Options.TryGetValue(new HttpRequestOptionsKey<CallRecord>(CallRecord.Property), out var record))
            record.Connected(time.GetElapsedTime(start));
        return new NetworkStream(socket, ownsSocket: true);
    }
}
