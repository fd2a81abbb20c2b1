using System.Net;

namespace Renderer.Sources.Safety;

/// <summary>HTTP as systems are called with it: to checked addresses, without redirects, cookies and proxies.</summary>
internal static class SystemHttp
{
    /// <summary>A handler for public or for internal systems. They share none: a connection that was opened to a private address must not serve a public system.</summary>
    /// <param name="lookUp">Finds the addresses of a host; by default DNS.</param>
    public static SocketsHttpHandler Create(bool isInternal, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? lookUp = null) => new()
    {
        ConnectCallback = new Connector(isInternal, time, lookUp ?? Dns.GetHostAddressesAsync).ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(5), // who waited for it is gone long before; this frees the socket
        AllowAutoRedirect = false,
        UseCookies = false, // one recipient's would go with the next one's request
        UseProxy = false, // its address would be checked in place of the system's
        AutomaticDecompression = DecompressionMethods.All, // what is read is bounded after it
        PooledConnectionLifetime = TimeSpan.FromMinutes(2), // names are resolved again
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
    };
}
