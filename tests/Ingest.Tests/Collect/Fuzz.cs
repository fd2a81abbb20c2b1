using System.Text;

namespace Ingest.Tests.Collect;

/// <summary>Makes requests that are almost right: a good body, changed at random places in ways that break parsers. The same seed gives the same bodies.</summary>
internal sealed class Fuzz(int seed)
{
    private static readonly string[] Nasty =
    [
        "null", "true", "-0", "1e999", "1e-999", "123456789012345678901234567890", "\"\"", "\" \"", "[]", "{}", "[[]]", "\"\\ud83d\"", "\"\\u0000\"", "\"%C3\"",
        "\"2026-13-45T99:99:99Z\"", "\"0001-01-01T00:00:00+23:59\"", "\"9999-12-31T23:59:59-23:59\"", "\"\\ude00\\ud83d\"", "-1", "0", "NaN", "\"NaN\"", "\"Infinity\"", "99999999999999999999e9",
        "{\"a\":1,\"a\":2}", "[1,[2,[3,{}]]]", "{\"$oid\":[]}",
    ];

    // A fixed generator, so that a failure can be repeated.
#pragma warning disable CA5394 // not for secrets
    private readonly Random _random = new(seed);

    public byte[] Change(string good)
    {
        var bytes = Encoding.UTF8.GetBytes(_random.Next(3) == 0 ? Swap(good) : good).ToList();
        for (var changes = _random.Next(4); changes > 0 && bytes.Count > 0; changes--)
            Mutate(bytes);
        return [.. bytes];
    }

    public byte[] Spoil(byte[] good)
    {
        var bytes = good.ToList();
        Mutate(bytes);
        return [.. bytes];
    }

    public T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    public bool Chance(int of) => _random.Next(of) == 0;

    /// <summary>Puts another value in the place of one.</summary>
    private string Swap(string good)
    {
        var colons = good.Index().Where(c => c.Item == ':').Select(c => c.Index).ToList();
        if (colons.Count == 0)
            return Pick(Nasty);
        var from = colons[_random.Next(colons.Count)] + 1;
        var to = from;
        for (var depth = 0; to < good.Length && (depth > 0 || good[to] is not (',' or '}' or ']')); to++)
            depth += good[to] is '{' or '[' ? 1 : good[to] is '}' or ']' ? -1 : 0;
        return good[..from] + Pick(Nasty) + good[to..];
    }

    private void Mutate(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count);
        switch (_random.Next(7))
        {
            case 0: bytes[at] = (byte)_random.Next(256); break;
            case 1: bytes.RemoveRange(at, Math.Min(_random.Next(1, 20), bytes.Count - at)); break;
            case 2: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pick(Nasty))); break;
            case 3: bytes.InsertRange(at, Enumerable.Repeat((byte)'[', _random.Next(1, 100))); break;
            case 4: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(_random.Next(1, 60), bytes.Count - at))); break;
            case 5: bytes.RemoveRange(at, bytes.Count - at); break;
            default: bytes[at] = (byte)Pick("{}[]\",:\\0-eE \n\0%=&+".ToCharArray()); break;
        }
    }
#pragma warning restore CA5394
}
