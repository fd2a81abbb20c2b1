using System.Buffers;

namespace Renderer.Templates;

/// <summary>
/// What stands between the words of a text part. Which words a message shows is known once it is rendered: until then every place where a
/// break may be due holds a mark, and of marks that meet the strongest counts.
/// </summary>
internal static class TextBreaks
{
    /// <summary>The marks, each stronger than the next: Unicode's separators of files, groups, records and units, which no text uses.</summary>
    public const char Paragraph = '\u001C';
    public const char Line = '\u001D';
    public const char Cell = '\u001E';
    public const char Space = '\u001F';

    private const int Longest = 2; // characters that a mark becomes, at most
    private static readonly SearchValues<char> Marks = SearchValues.Create(Paragraph, Line, Cell, Space);

    /// <summary>
    /// Marks become breaks: none at the start, none around what is empty. A bullet without words is left out, and so is a line that says no
    /// more than the link above it: a product's picture and its name often say the same.
    /// </summary>
    public static string Settle(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
            return text;
        var buffer = ArrayPool<char>.Shared.Rent(text.Length * Longest);
        var written = new Settled(buffer);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var end = rest.IndexOfAny(Marks) is >= 0 and var found ? found : rest.Length;
            written.Write(rest[..end]);
            rest = rest[end..];
            var strongest = '\0';
            for (; !rest.IsEmpty && (Marks.Contains(rest[0]) || rest[0] == ' '); rest = rest[1..])
            {
                if (rest[0] != ' ' && (strongest == '\0' || rest[0] < strongest))
                    strongest = rest[0];
            }
            if (strongest != '\0')
                written.Break(strongest);
        }
        var settled = written.End();
        ArrayPool<char>.Shared.Return(buffer);
        return settled;
    }

    /// <summary>The text so far, and the line that is being written.</summary>
    private ref struct Settled(Span<char> buffer)
    {
        private readonly Span<char> _buffer = buffer;
        private int _length;
        private int _start; // of the line
        private int _breaks; // line breaks before it
        private Range _link; // the words of the link that the line before consists of

        public void Write(ReadOnlySpan<char> words)
        {
            words.CopyTo(_buffer[_length..]);
            _length += words.Length;
        }

        public void Break(char mark)
        {
            if (mark is Paragraph or Line)
            {
                EndLine(mark == Paragraph ? 2 : 1);
                return;
            }
            if (_length == _start)
                return; // lines begin with words
            Write(mark == Cell ? "  " : " ");
        }

        public string End()
        {
            EndLine(1);
            var text = _buffer[.._length].TrimEnd();
            return text.IsEmpty ? "" : $"{text}\n";
        }

        private void EndLine(int breaks)
        {
            var line = _buffer[_start.._length].TrimEnd();
            if (line.IsEmpty || line is "-" || _breaks == 1 && line.SequenceEqual(_buffer[_link]))
            {
                _length = _start - _breaks;
                breaks = Math.Max(breaks, _breaks);
            }
            else
            {
                _link = line is [.., ')'] && line.LastIndexOf(" (") is > 0 and var address ? new(_start, _start + address) : default;
                _length = _start + line.Length;
            }
            _breaks = _length == 0 ? 0 : breaks;
            _buffer.Slice(_length, _breaks).Fill('\n');
            _start = _length += _breaks;
        }
    }
}
