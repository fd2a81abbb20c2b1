using System.Security.Cryptography;
using System.Text;
using Renderer.Hosting;

namespace Renderer.Engagement;

/// <summary>The key of signed links: configured, or made once and kept beside the data in Development.</summary>
internal sealed class LinkKey(RendererOptions options)
{
    private const int Length = 32;

    public byte[] Bytes { get; } = options.LinkKey is { } text ? Encoding.UTF8.GetBytes(text) : ReadOrMake(Path.Combine(options.DataPath, "link.key"));

    private static byte[] ReadOrMake(string path)
    {
        if (File.Exists(path))
            return File.ReadAllBytes(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var bytes = RandomNumberGenerator.GetBytes(Length);
        File.WriteAllBytes(path, bytes);
        return bytes;
    }
}
