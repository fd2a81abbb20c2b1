using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Ingest.State;

/// <summary>Writes the values that a state is made of. What is told again, texts and products, is told by its number.</summary>
internal sealed class StateWriter
{
    /// <summary>There is none.</summary>
    internal const ulong Nothing = 0;

    /// <summary>It follows.</summary>
    internal const ulong New = 1;

    /// <summary>This and above: it was told before, and this is its number.</summary>
    internal const ulong Known = 2;

    private const int Kept = 64 * 1024; // bytes; a larger buffer is for one state
    private const int MostBytesOfLetter = 3; // of one char

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Product Product, int Number)> _products = new(StringComparer.Ordinal);
    private ArrayBufferWriter<byte> _bytes = new(Kept);
    private int _productCount;
    private long _time;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>A state begins.</summary>
    public void Begin()
    {
        if (_bytes.Capacity > Kept)
            _bytes = new(Kept);
        _bytes.ResetWrittenCount();
        _texts.Clear();
        _products.Clear();
        (_productCount, _time) = (0, 0);
    }

    /// <summary>The less it is, the fewer bytes: seven bits in each, the lowest first (LEB128).</summary>
    public void Number(ulong value)
    {
        var room = _bytes.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            room[length++] = (byte)(value | 0x80);
        room[length++] = (byte)value;
        _bytes.Advance(length);
    }

    /// <summary>The nearer to zero, the fewer bytes.</summary>
    public void Signed(long value) => Number(Unsigned(value));

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), value);
        _bytes.Advance(sizeof(double));
    }

    /// <summary>With its decimal places: 14.50 is not 14.5.</summary>
    public void Decimal(decimal? value)
    {
        if (value is not { } number)
        {
            Number(Nothing);
            return;
        }
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        Number(((ulong)number.Scale << 1) + (decimal.IsNegative(number) ? 1u : 0u) + New);
        Number((uint)bits[0] | ((ulong)(uint)bits[1] << 32));
        Number((uint)bits[2]);
    }

    /// <summary>By what it differs from the one before.</summary>
    public void Time(DateTimeOffset? value)
    {
        if (value is not { } time)
        {
            Number(Nothing);
            return;
        }
        Number(Unsigned(time.TotalOffsetMinutes) + New);
        Signed(time.UtcTicks - _time);
        _time = time.UtcTicks;
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            Number(Nothing);
        }
        else if (_texts.TryGetValue(text, out var known))
        {
            Number((ulong)known + Known);
        }
        else
        {
            _texts.Add(text, _texts.Count);
            Number(New);
            Number((ulong)Encoding.UTF8.GetByteCount(text));
            _bytes.Advance(Encoding.UTF8.GetBytes(text, _bytes.GetSpan(MostBytesOfLetter * text.Length)));
        }
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Number((ulong)bytes.Length);
        _bytes.Write(bytes);
    }

    public void Product(Product? product)
    {
        if (product is null)
        {
            Number(Nothing);
            return;
        }
        // By value: whether two are one instance says nothing of the state.
        if (_products.TryGetValue(product.Id, out var known) && known.Product == product)
        {
            Number((ulong)known.Number + Known);
            return;
        }
        _products[product.Id] = (product, _productCount++);
        Number(New);
        Text(product.Id);
        Text(product.Sku);
        Text(product.Name);
        Text(product.Brand);
        Text(product.Category);
        Text(product.Variant);
        Text(product.ImageUrl);
        Text(product.Url);
    }

    /// <summary>0, -1, 1, -2, 2 become 0, 1, 2, 3, 4 (zigzag).</summary>
    private static ulong Unsigned(long value) => (ulong)((value << 1) ^ (value >> 63));
}
