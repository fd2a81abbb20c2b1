using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Renderer.Studio;

/// <summary>The studio's page, scripts and styles: within the program, so that it works wherever that lies, without internet.</summary>
internal sealed class StudioAssets
{
    private const string Prefix = "studio/";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, Asset> _assets = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(n => n[Prefix.Length..].Replace('\\', '/'), Load, StringComparer.Ordinal);

    public IResult Get(string path) => _assets.TryGetValue(path, out var asset)
        ? Results.Bytes(asset.Bytes, Types[Path.GetExtension(path)], entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""))
        : Results.NotFound();

    /// <summary>The text of an asset that is there.</summary>
    public string Text(string path) => System.Text.Encoding.UTF8.GetString(_assets[path].Bytes);

    private static Asset Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }

    private sealed record Asset(byte[] Bytes, string Hash);
}
