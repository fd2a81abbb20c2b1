using System.Net;

namespace Renderer.Templates;

/// <summary>Cuts HTML into text, template tags and elements. Comments, Outlook's conditional ones among them, are passed over.</summary>
internal sealed class HtmlScanner(string html)
{
    private int _position;

    /// <summary>Behind the piece that was read last.</summary>
    public int Position => _position;

    public bool TryRead(out HtmlPiece piece)
    {
        while (_position < html.Length)
        {
            var start = _position;
            if (html[start] == '{' && start + 1 < html.Length && html[start + 1] is '{' or '%')
            {
                _position = EndOf(html[start + 1] == '{' ? "}}" : "%}", start + 2);
                piece = new(html[start + 1] == '{' ? HtmlPieceKind.Output : HtmlPieceKind.Tag, html[start.._position]);
                return true;
            }
            if (html[start] != '<' || start + 1 == html.Length || !(char.IsAsciiLetter(html[start + 1]) || html[start + 1] is '/' or '!' or '?'))
            {
                _position = html.AsSpan(start + 1).IndexOfAny('<', '{') is >= 0 and var next ? start + 1 + next : html.Length;
                piece = new(HtmlPieceKind.Text, html[start.._position]);
                return true;
            }
            if (string.CompareOrdinal(html, start, "<!--", 0, 4) == 0)
            {
                // What only Outlook hides stands between <!--[if !mso]><!--> and <!--<![endif]-->: two comments, with content between.
                _position = EndOf("-->", start + 4);
                continue;
            }
            _position = EndOfTag(start);
            if (html[start + 1] is '!' or '?')
                continue;
            piece = new(html[start + 1] == '/' ? HtmlPieceKind.End : HtmlPieceKind.Start, html[start.._position]);
            return true;
        }
        piece = default;
        return false;
    }

    /// <summary>Passes over everything up to the end of an element that holds no elements: style, script, title.</summary>
    public void SkipTo(string endTag)
    {
        var end = html.IndexOf(endTag, _position, StringComparison.OrdinalIgnoreCase);
        _position = end < 0 ? html.Length : end;
    }

    private int EndOf(string delimiter, int from)
    {
        var end = html.IndexOf(delimiter, from, StringComparison.Ordinal);
        return end < 0 ? html.Length : end + delimiter.Length;
    }

    private int EndOfTag(int start)
    {
        var quote = '\0';
        for (var i = start; i < html.Length; i++)
        {
            var c = html[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '>')
                return i + 1;
        }
        return html.Length;
    }
}

/// <summary>A piece of HTML.</summary>
internal readonly record struct HtmlPiece(HtmlPieceKind Kind, string Raw)
{
    /// <summary>The element's name, in small letters.</summary>
    public string Name
    {
        get
        {
            var start = Raw[1] == '/' ? 2 : 1;
            var end = start;
            while (end < Raw.Length && (char.IsAsciiLetterOrDigit(Raw[end]) || Raw[end] == '-'))
                end++;
#pragma warning disable CA1308 // HTML writes names in small letters
            return Raw[start..end].ToLowerInvariant();
#pragma warning restore CA1308
        }
    }

    /// <summary>An attribute's value, or <c>null</c> where the element has none of that name.</summary>
    public string? Attribute(string name) => TryFind(name, out _, out var value) ? WebUtility.HtmlDecode(Raw[value]) : null;

    /// <summary>Where in the tag an attribute stands, its value included, and the value without quotes.</summary>
    public bool TryFind(string name, out Range place, out Range value)
    {
        for (var at = 1 + Name.Length; at < Raw.Length; at++)
        {
            if (Raw[at] == '{' && at + 1 < Raw.Length && Raw[at + 1] is '{' or '%')
            {
                var close = Raw.IndexOf(Raw[at + 1] == '{' ? "}}" : "%}", at, StringComparison.Ordinal);
                at = close < 0 ? Raw.Length : close + 1;
                continue;
            }
            if (char.IsWhiteSpace(Raw[at]) || Raw[at] is '/' or '>' or '"' or '\'' or '=')
                continue;
            var start = at;
            while (at < Raw.Length && !char.IsWhiteSpace(Raw[at]) && Raw[at] is not ('=' or '>' or '/' or '{'))
                at++;
            var isNamed = Raw.AsSpan(start, at - start).Equals(name, StringComparison.OrdinalIgnoreCase);
            (value, at) = Value(at);
            if (isNamed)
            {
                place = start..Math.Min(at + 1, Raw.Length);
                return true;
            }
        }
        (place, value) = (default, default);
        return false;
    }

    /// <summary>The value behind an attribute's name, and the last character of the two.</summary>
    private (Range Value, int Last) Value(int afterName)
    {
        var at = afterName;
        while (at < Raw.Length && char.IsWhiteSpace(Raw[at]))
            at++;
        if (at >= Raw.Length || Raw[at] != '=')
            return (afterName..afterName, afterName - 1);
        do
        {
            at++;
        }
        while (at < Raw.Length && char.IsWhiteSpace(Raw[at]));
        if (at < Raw.Length && Raw[at] is '"' or '\'')
        {
            var close = Raw.IndexOf(Raw[at], at + 1);
            return close < 0 ? ((at + 1)..Raw.Length, Raw.Length) : ((at + 1)..close, close);
        }
        var from = at;
        while (at < Raw.Length && !char.IsWhiteSpace(Raw[at]) && Raw[at] != '>')
            at++;
        return (from..at, at - 1);
    }
}

internal enum HtmlPieceKind
{
    Text,

    /// <summary><c>{{ … }}</c>.</summary>
    Output,

    /// <summary><c>{% … %}</c>.</summary>
    Tag,
    Start,
    End,
}
