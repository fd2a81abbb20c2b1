using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Benchmarks.Ingest;

/// <summary>Writes the requests of one connection, each over the one before: what the generator spends, the server lacks. An event has 658 bytes, as those of a shop's pages have.</summary>
internal sealed class Requests
{
    private const int EventBytes = 658;

    private readonly byte[] _room = new byte[128 * 1024];
    private int _length;

    public static ReadOnlyMemory<byte> Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer dev-read\r\n\r\n");

    /// <summary>One event of somebody who visits: each does some ten things in a row.</summary>
    public ReadOnlyMemory<byte> Event(string id, int user)
    {
        _length = 0;
        Add(id, user, "");
        return Written;
    }

    /// <summary>A request with one event.</summary>
    public ReadOnlyMemory<byte> Post(string path, string id, int user)
    {
        Head(path, EventBytes);
        Add(id, user, "");
        return Written;
    }

    /// <summary>A request with a hundred events.</summary>
    /// <param name="user">Whose each of them is.</param>
    public ReadOnlyMemory<byte> Batch(string id, Func<int, int> user)
    {
        const int count = 100;
        Head("/v1/batch", "{\"batch\":[".Length + (count * (EventBytes + 1)) + 1);
        for (var i = 0; i < count; i++)
        {
            Add(i == 0 ? "{\"batch\":["u8 : ","u8);
            Add($"{id}-{i}", user(i), "\"type\":\"track\",");
        }
        Add("]}"u8);
        return Written;
    }

    private ReadOnlyMemory<byte> Written => _room.AsMemory(0, _length);

    private void Head(string path, int length)
    {
        Utf8.TryWrite(
            _room, CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer dev-write\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n", out _length);
    }

    private void Add(string id, int user, string type)
    {
        var room = _room.AsSpan(_length, EventBytes);
        Utf8.TryWrite(
            room, CultureInfo.InvariantCulture,
            $$"""{{{type}}"messageId":"{{id}}","userId":"user-{{user}}","event":"Product Added","timestamp":"{{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffffffZ}}","properties":{"product_id":"product-{{user % 997}}","name":"Enamel mug, blue","brand":"Northwind","category":"Kitchen","variant":"blue","price":14.50,"quantity":1,"currency":"EUR","cart_id":"cart-{{user}}","image_url":"https://shop.example/pictures/enamel-mug-blue.png","url":"https://shop.example/products/enamel-mug-blue"},"context":{"ip":"203.0.113.7","page":{"url":"https://shop.example/products/enamel-mug-blue"},"userAgent":"Mozilla/5.0 (X11; Linux x86_64) """, out var written);
        room[written..^3].Fill((byte)'x');
        "\"}}"u8.CopyTo(room[^3..]);
        _length += EventBytes;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_room.AsSpan(_length));
        _length += bytes.Length;
    }
}
