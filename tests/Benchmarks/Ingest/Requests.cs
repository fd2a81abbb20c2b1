using System.Text;

namespace Benchmarks.Ingest;

/// <summary>Requests as bytes. An event has 658 bytes, as those of a shop's pages have.</summary>
internal static class Requests
{
    private const int EventBytes = 658;

    /// <summary>One event of somebody who visits: each does some ten things in a row.</summary>
    public static byte[] Event(string id, int user, DateTimeOffset at, bool typed = false)
    {
        var json = $$$"""{{{{(typed ? "\"type\":\"track\"," : "")}}}"messageId":"{{{id}}}","userId":"user-{{{user}}}","event":"Product Added","timestamp":"{{{at:yyyy-MM-ddTHH:mm:ss.fffffffZ}}}","properties":{"product_id":"product-{{{user % 997}}}","name":"Enamel mug, blue","brand":"Northwind","category":"Kitchen","variant":"blue","price":14.50,"quantity":1,"currency":"EUR","cart_id":"cart-{{{user}}}","image_url":"https://shop.example/pictures/enamel-mug-blue.png","url":"https://shop.example/products/enamel-mug-blue"},"context":{"ip":"203.0.113.7","userAgent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36","page":{"url":"https://shop.example/products/enamel-mug-blue"},"library":{"name":"snippet","version":"1.0.0"}""";
        return Encoding.UTF8.GetBytes(json + $",\"x\":\"{new string('x', Math.Max(0, EventBytes - json.Length - 10))}\"}}}}");
    }

    public static byte[] Batch(IEnumerable<byte[]> events) => [.. "{\"batch\":["u8, .. events.SelectMany((e, i) => i == 0 ? e : [(byte)',', .. e]), .. "]}"u8];

    public static byte[] Post(string path, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer dev-write\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];

    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer dev-read\r\n\r\n");
}
