using System.IO.Compression;
using System.Text;

namespace Ingest.Tests.Collect;

/// <summary>Request bodies as clients make them.</summary>
internal static class Bodies
{
    public static StringContent Json(string json) => Text(json, "application/json");

    public static StringContent Text(string text, string type)
    {
        var content = new StringContent(text, Encoding.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        return content;
    }

    public static ByteArrayContent Gzip(string text, string type = "application/json")
    {
        var content = new ByteArrayContent(Compress(text));
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    public static byte[] Compress(string text) => Compress(Encoding.UTF8.GetBytes(text));

    public static byte[] Compress(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return buffer.ToArray();
    }

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static (string Name, string Value) Basic(string key) => ("Authorization", "Basic " + Base64(key + ":"));
}
