using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace TemplateLanguage.Values.Filters;

/// <summary>Text into HTML and out of it.</summary>
internal static class HtmlText
{
    /// <summary>Elements that stand on lines of their own, and the break itself.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Breaking =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "br", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr", "blockquote").GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Escape(string text) => Escape(text, keepEntities: false);

    /// <summary>What is escaped already stays as it is.</summary>
    public static string EscapeOnce(string text) => Escape(text, keepEntities: true);

    /// <summary>Without tags, comments, scripts and styles.</summary>
    public static string Strip(string text) => Strip(text, lines: false);

    /// <summary>Markup as a reader of plain text sees it: lines where it breaks them, characters for entities.</summary>
    public static string Read(string markup) => markup.AsSpan().IndexOfAny('<', '&') < 0 ? markup : WebUtility.HtmlDecode(Strip(markup, lines: true));

    private static string Strip(string text, bool lines)
    {
        var result = new StringBuilder(text.Length);
        var from = 0;
        for (int open; (open = text.IndexOf('<', from)) >= 0;)
        {
            var end = Behind(text, open, "<!--", "-->") ?? Behind(text, open, "<script", "</script>") ?? Behind(text, open, "<style", "</style>") ?? Behind(text, open, "<", ">");
            if (end is null)
                break;
            result.Append(text, from, open - from);
            from = end.Value;
            if (!lines || NameAt(text, open) is var name && !Breaking.Contains(name))
                continue;
            if (name.Equals("br", StringComparison.OrdinalIgnoreCase) || result.Length > 0 && result[^1] != '\n')
                result.Append('\n');
            from += text.AsSpan(from).StartsWith("\r\n") ? 2 : text.AsSpan(from).StartsWith("\n") ? 1 : 0;
        }
        result.Append(text, from, text.Length - from);
        return lines ? result.ToString().TrimEnd('\n') : result.ToString();
    }

    /// <summary>The name of the start or end tag that begins there.</summary>
    private static ReadOnlySpan<char> NameAt(string text, int open)
    {
        var start = text.AsSpan(open).StartsWith("</") ? open + 2 : open + 1;
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return text.AsSpan(start..end);
    }

    private static string Escape(string text, bool keepEntities)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0)
            return text;
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i] switch
            {
                '&' when keepEntities && IsEntity(text, i) => "&",
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                var other => other.ToString(),
            });
        }
        return result.ToString();
    }

    private static bool IsEntity(string text, int ampersand)
    {
        var i = ampersand + 1;
        if (i < text.Length && text[i] == '#')
            i++;
        var start = i;
        while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
            i++;
        return i > start && i < text.Length && text[i] == ';';
    }

    private static int? Behind(string text, int at, string opening, string closing)
    {
        if (string.Compare(text, at, opening, 0, opening.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return null;
        var end = text.IndexOf(closing, at + opening.Length, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : end + closing.Length;
    }
}
