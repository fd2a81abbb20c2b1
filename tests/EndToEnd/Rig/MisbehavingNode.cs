using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace EndToEnd.Rig;

/// <summary>Node's web server in its own process, misbehaving on the wire: <c>node/misbehaving-server.mjs</c> tells how.</summary>
internal sealed class MisbehavingNode : IAsyncDisposable
{
    private readonly ChildProcess _node;

    private MisbehavingNode(ChildProcess node) => _node = node;

    public int Port { get; private set; }

    /// <summary>Where kept connections are closed when they are used again.</summary>
    public int ClosingPort { get; private set; }

    /// <summary>Where a certificate is shown that has expired.</summary>
    public int TlsPort { get; private set; }

    public static async Task<MisbehavingNode> StartAsync()
    {
        var server = new MisbehavingNode(Node.Start("misbehaving-server.mjs"));
        await server._node.Input.WriteLineAsync(Expired());
        var ports = (await server.SaysAsync("listening", "the server listens")).EnumerateArray().Select(p => p.GetInt32()).ToList();
        (server.Port, server.ClosingPort, server.TlsPort) = (ports[0], ports[1], ports[2]);
        return server;
    }

    /// <summary>The path of the next request whose asker closes the connection.</summary>
    public async Task<string> ClosedAsync() => (await SaysAsync("closed", "a connection is closed")).GetString()!;

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    private async Task<JsonElement> SaysAsync(string what, string meaning) =>
        JsonElement.Parse(await _node.Lines.ReadAsync().AsTask().WithinBound($"{meaning}; it said: {_node.Said}")).GetProperty(what);

    private static string Expired()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddYears(-2), now.AddYears(-1));
        return JsonSerializer.Serialize(new { key = key.ExportPkcs8PrivateKeyPem(), cert = certificate.ExportCertificatePem() });
    }
}
