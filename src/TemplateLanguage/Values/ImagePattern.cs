using System.Buffers;

namespace TemplateLanguage.Values;

/// <summary>
/// The address of an image service: <c>https://img.example/w_{width},f_{format}/{url}</c>, or <c>{url}?width={width}</c>. What a picture gives no value
/// for is left out: a query parameter, a piece between commas, a segment.
/// </summary>
internal sealed class ImagePattern
{
    public const string Url = "url";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    private readonly Piece[][] _segments; // of the path, each cut at its commas
    private readonly Piece[] _query;
    private readonly bool _startsWithUrl;

    public ImagePattern(string pattern)
    {
        var mark = pattern.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? pattern : pattern[..mark];
        _segments = [.. path.Split('/').Select(segment => segment.Split(',').Select(Piece.Read).ToArray())];
        _query = mark < 0 ? [] : [.. pattern[(mark + 1)..].Split('&').Select(Piece.Read)];
        _startsWithUrl = pattern.StartsWith("{url}", StringComparison.Ordinal);
    }

    /// <summary>What is wrong with a pattern, or <c>null</c>.</summary>
    public static string? WhyNot(string pattern) =>
        !pattern.Contains("{url}", StringComparison.Ordinal) ? "It needs {url}, the address of the picture."
        : !pattern.StartsWith("{url}", StringComparison.Ordinal) && !pattern.StartsWith("https://", StringComparison.Ordinal) && !pattern.StartsWith("http://", StringComparison.Ordinal)
            ? "It begins with https:// or {url}."
        : null;

    /// <param name="value">The value of a name, or <c>null</c>.</param>
    public string Of(string url, Func<string, string?> value)
    {
        var address = string.Join('/', _segments.Select(pieces => Fill(pieces, ',')).OfType<string>());
        return Fill(_query, '&') is { Length: > 0 } query
            ? $"{address}{(_startsWithUrl && url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}"
            : address;

        string? Fill(Piece[] pieces, char separator)
        {
            var filled = pieces.Select(p => p.Fill(Escaped)).OfType<string>().ToList();
            return filled.Count == 0 ? null : string.Join(separator, filled);
        }

        string? Escaped(string name) => name == Url
            ? _startsWithUrl ? url : Uri.EscapeDataString(Unicode.Repair(url))
            : value(name) is { } text ? Uri.EscapeDataString(Unicode.Repair(text)) : null;
    }

    /// <summary>Texts and names in turn: a text, a name, a text, a name, …</summary>
    private sealed record Piece(IReadOnlyList<string> Parts)
    {
        public static Piece Read(string text)
        {
            var parts = new List<string>();
            var from = 0;
            for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
            {
                var length = text.AsSpan(open + 1).IndexOf('}');
                var name = length <= 0 ? [] : text.AsSpan(open + 1, length);
                if (name.IsEmpty || name.ContainsAnyExcept(Letters))
                    continue;
                parts.Add(text[from..open]);
                parts.Add(name.ToString());
                from = open + length + 2;
            }
            parts.Add(text[from..]);
            return new(parts);
        }

        /// <summary>The piece with its values, or <c>null</c> where one is missing.</summary>
        public string? Fill(Func<string, string?> value)
        {
            var filled = new string[Parts.Count];
            for (var i = 0; i < filled.Length; i++)
            {
                if ((i % 2 == 0 ? Parts[i] : value(Parts[i])) is not { } text)
                    return null;
                filled[i] = text;
            }
            return string.Concat(filled);
        }
    }
}
