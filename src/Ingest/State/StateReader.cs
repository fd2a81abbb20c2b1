using System.Buffers.Binary;
using System.Text;

namespace Ingest.State;

/// <summary>Reads what <see cref="StateWriter"/> writes, and believes nothing of it: all throws <see cref="InvalidDataException"/> where it is something else.</summary>
internal ref struct StateReader(ReadOnlySpan<byte> bytes)
{
    private const int MostBits = 64;
    private const int MostScale = 28;
    private const int MostMinutes = 14 * 60; // what a time zone may be off by

    private readonly List<string> _texts = [];
    private readonly List<Product> _products = [];
    private ReadOnlySpan<byte> _left = bytes;
    private long _time;

    public static InvalidDataException Damaged(Exception? inner = null) =>
        new("A state in the table is damaged, or of another version: `ingest rebuild` makes it again from the log.", inner);

    public ulong Number()
    {
        var value = 0ul;
        for (var shift = 0; shift < MostBits; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
        throw Damaged();
    }

    public long Signed() => Signed(Number());

    public int Int() => Signed() is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw Damaged();

    /// <summary>How many rows follow, each of at least a byte.</summary>
    public int Count() => Number() is var count && count <= (ulong)_left.Length ? (int)count : throw Damaged();

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public decimal? Decimal()
    {
        var head = Number();
        if (head == StateWriter.Nothing)
            return null;
        var (places, isNegative) = ((head - StateWriter.New) >> 1, ((head - StateWriter.New) & 1) == 1);
        var (low, high) = (Number(), Number());
        return places <= MostScale && high <= uint.MaxValue ? new((int)(uint)low, (int)(uint)(low >> 32), (int)(uint)high, isNegative, (byte)places) : throw Damaged();
    }

    public DateTimeOffset? Time()
    {
        var head = Number();
        if (head == StateWriter.Nothing)
            return null;
        var minutes = Signed(head - StateWriter.New);
        _time = unchecked(_time + Signed());
        var offset = Math.Abs(minutes) <= MostMinutes ? TimeSpan.FromMinutes(minutes) : throw Damaged();
        return _time >= 0 && _time <= DateTime.MaxValue.Ticks && _time + offset.Ticks >= 0 && _time + offset.Ticks <= DateTime.MaxValue.Ticks
            ? new(_time + offset.Ticks, offset)
            : throw Damaged();
    }

    public string? TextOrNull() => Number() switch
    {
        StateWriter.Nothing => null,
        StateWriter.New => Remember(Encoding.UTF8.GetString(Raw())),
        var number => Of(_texts, number),
    };

    public string Text() => TextOrNull() ?? throw Damaged();

    public ReadOnlySpan<byte> Raw() => Take(Count());

    public Product? ProductOrNull()
    {
        switch (Number())
        {
            case StateWriter.Nothing:
                return null;
            case StateWriter.New:
                var product = Shared.Of(new Product(Text(), TextOrNull(), TextOrNull(), TextOrNull(), TextOrNull(), TextOrNull(), TextOrNull(), TextOrNull()));
                _products.Add(product);
                return product;
            case var number:
                return Of(_products, number);
        }
    }

    public Product Product() => ProductOrNull() ?? throw Damaged();

    public readonly void End()
    {
        if (!_left.IsEmpty)
            throw Damaged();
    }

    private static long Signed(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private readonly string Remember(string text)
    {
        _texts.Add(text);
        return text;
    }

    private static T Of<T>(List<T> told, ulong number) => number - StateWriter.Known is var place && place < (ulong)told.Count ? told[(int)place] : throw Damaged();

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _left.Length)
            throw Damaged();
        var taken = _left[..length];
        _left = _left[length..];
        return taken;
    }
}
