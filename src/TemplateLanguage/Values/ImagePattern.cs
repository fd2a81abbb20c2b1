using System.Text.RegularExpressions;

namespace TemplateLanguage.Values;

/// <summary>
/// The address of an image service: <c>https://img.example/w_{width},f_{format}/{url}</c>, or <c>{url}?width={width}</c>. What a picture gives no value
/// for is left out: a query parameter, a piece between commas, a segment.
/// </summary>
internal sealed partial class ImagePattern
{
    public const string Url = "url";

    private readonly string _path;
    private readonly string[] _query;
    private readonly bool _startsWithUrl;

    public ImagePattern(string pattern)
    {
        var mark = pattern.IndexOf('?', StringComparison.Ordinal);
        _path = mark < 0 ? pattern : pattern[..mark];
        _query = mark < 0 ? [] : pattern[(mark + 1)..].Split('&');
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
        var segments = _path.Split('/').Select(segment => Name().IsMatch(segment) ? Pieces(segment) : segment).OfType<string>();
        var address = string.Join('/', segments);
        var query = string.Join('&', _query.Where(HasAll).Select(Fill));
        return query.Length == 0 ? address : $"{address}{(_startsWithUrl && url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";

        string? Pieces(string segment)
        {
            var pieces = segment.Split(',').Where(HasAll).ToList();
            return pieces.Count == 0 ? null : string.Join(',', pieces.Select(Fill));
        }

        bool HasAll(string piece) => Name().Matches(piece).All(m => m.Groups[1].Value == Url || value(m.Groups[1].Value) is not null);

        string Fill(string piece) => Name().Replace(piece, m => m.Groups[1].Value == Url
            ? _startsWithUrl ? url : Uri.EscapeDataString(Unicode.Repair(url))
            : Uri.EscapeDataString(Unicode.Repair(value(m.Groups[1].Value)!)));
    }

    [GeneratedRegex("{([a-z_]+)}")]
    private static partial Regex Name();
}
