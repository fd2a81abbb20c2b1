using System.Net;
using System.Net.Sockets;

namespace EndToEnd.Rig;

/// <summary>Addresses that nobody listens at.</summary>
internal static class Ports
{
    public static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
