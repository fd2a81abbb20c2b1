using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;

namespace Ingest.LiveApi;

/// <summary>An answer but for its <c>as_of</c>, which every look adds; with a tag that changes only when what is told does.</summary>
internal sealed class LiveAnswer
{
    private static readonly byte[] Last = "}"u8.ToArray();

    private readonly IReadOnlyList<byte[]> _pieces; // a time stands between each and the next
    private readonly UInt128 _hash;

    private LiveAnswer(IReadOnlyList<byte[]> pieces, UInt128 hash)
    {
        (_pieces, _hash) = (pieces, hash);
        Tag = $"\"{hash.ToString("x32", CultureInfo.InvariantCulture)}\"";
    }

    public string Tag { get; }

    /// <summary>About how many bytes it takes.</summary>
    public int Size => _pieces.Sum(p => p.Length);

    /// <summary>An answer for something that is written as a JSON object.</summary>
    public static LiveAnswer Of<T>(T told)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(told, LiveJson.Options);
        var open = json.AsSpan(0, json.Length - 1);
        return new([[.. open, .. open.Length > 1 ? ",\"as_of\":"u8 : "\"as_of\":"u8], Last], XxHash128.HashToUInt128(json));
    }

    /// <summary>A list of answers, each with its own <c>as_of</c>.</summary>
    public static LiveAnswer Of(IReadOnlyList<LiveAnswer> items)
    {
        var (pieces, hash) = (new List<byte[]>(), new XxHash128());
        var next = "{\"items\":["u8.ToArray();
        foreach (var item in items)
        {
            pieces.Add([.. next, .. item._pieces[0]]);
            next = "},"u8.ToArray();
            hash.Append(BitConverter.GetBytes((ulong)item._hash));
            hash.Append(BitConverter.GetBytes((ulong)(item._hash >> 64)));
        }
        pieces.Add([.. "}],\"as_of\":"u8]); // there is at least one
        pieces.Add(Last);
        return new(pieces, hash.GetCurrentHashAsUInt128());
    }

    public void Write(HttpResponse response, DateTimeOffset asOf)
    {
        var time = JsonSerializer.SerializeToUtf8Bytes(asOf);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Size + (time.Length * (_pieces.Count - 1));
        var body = response.BodyWriter;
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (i > 0)
                body.Write(time);
            body.Write(_pieces[i]);
        }
    }
}
