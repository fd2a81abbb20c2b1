using System.Buffers;
using System.Globalization;

namespace TemplateLanguage.Rendering;

/// <summary>Characters in a pooled array: what was written last can be taken back.</summary>
/// <param name="room">About how many characters there will be.</param>
internal sealed class OutputBuffer(int room) : IDisposable
{
    private const int MaxNumber = 32; // characters of the longest decimal: a sign, 29 digits, a point

    private char[] _buffer = ArrayPool<char>.Shared.Rent(room);

    public int Length { get; private set; }

    public void Append(ReadOnlySpan<char> text)
    {
        if (Length + text.Length > _buffer.Length)
            Grow(Length + text.Length);
        text.CopyTo(_buffer.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Appends a number as it was sent or worked out: 24.90 stays 24.90.</summary>
    public void Append(decimal number)
    {
        if (Length + MaxNumber > _buffer.Length)
            Grow(Length + MaxNumber);
        number.TryFormat(_buffer.AsSpan(Length), out var written, provider: CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Appends text so that it stays text in HTML, inside and outside of attributes.</summary>
    public void AppendEscaped(ReadOnlySpan<char> text)
    {
        for (int next; (next = text.IndexOfAny("&<>\"'")) >= 0; text = text[(next + 1)..])
        {
            Append(text[..next]);
            Append(text[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#39;",
            });
        }
        Append(text);
    }

    public ReadOnlySpan<char> Since(int from) => _buffer.AsSpan(from, Length - from);

    /// <summary>Takes back everything behind <paramref name="length"/>.</summary>
    public void Truncate(int length) => Length = length;

    public string Cut(int from)
    {
        var text = new string(_buffer, from, Length - from);
        Length = from;
        return text;
    }

    public override string ToString() => new(_buffer, 0, Length);

    public void Dispose() => ArrayPool<char>.Shared.Return(_buffer);

    private void Grow(int least)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(least, _buffer.Length * 2));
        _buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
