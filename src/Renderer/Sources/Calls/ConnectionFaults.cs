using System.Net.Sockets;
using System.Security.Authentication;
using Renderer.Sources.Safety;

namespace Renderer.Sources.Calls;

/// <summary>What a connection's exceptions mean.</summary>
internal static class ConnectionFaults
{
    /// <summary>A failure whose detail names the cause, and whether it may pass: a refused address or certificate is as wrong a moment later.</summary>
    public static Reply Read(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case RefusedAddressException refused: return Lasting(refused.Message);
                case AuthenticationException: return Lasting("its certificate is not valid");
                case InvalidDataException: return Lasting("its compression is broken");
                case SocketException socket: return Passing(socket.SocketErrorCode.ToString());
                case HttpIOException http: return Passing(http.HttpRequestError.ToString());
            }
        }
        return Passing((exception as HttpRequestException ?? exception.InnerException as HttpRequestException)?.HttpRequestError.ToString());
    }

    private static Reply Lasting(string detail) => new(new Fetched.Failure("connect", detail));

    private static Reply Passing(string? detail) => new(new Fetched.Failure("connect", detail), MayPass: true);
}
