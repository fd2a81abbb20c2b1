using System.Buffers.Text;

namespace ServiceDefaults.Problems;

/// <summary>
/// Browsers that cut a text through an emoji send half a character, <c>\ud83d</c>. It is valid JSON that no .NET string can be read
/// from, so it becomes U+FFFD, which is as long.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    public static void Replace(Span<byte> json)
    {
        for (var at = 0; (at = Next(json, at)) >= 0;)
        {
            if (json[at + 1] != 'u' || Unit(json, at) is not { } unit)
                at += 2; // a short escape, and never the backslash that it may escape
            else if (char.IsHighSurrogate(unit) && Unit(json, at + EscapeLength) is { } next && char.IsLowSurrogate(next))
                at += 2 * EscapeLength;
            else
            {
                if (char.IsSurrogate(unit))
                    "\\ufffd"u8.CopyTo(json[at..]);
                at += EscapeLength;
            }
        }
    }

    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        var found = from < json.Length ? json[from..].IndexOf((byte)'\\') : -1;
        return found < 0 || from + found + 1 >= json.Length ? -1 : from + found;
    }

    private static char? Unit(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var used, 'x') && used == 4
            ? (char)unit
            : null;
}
