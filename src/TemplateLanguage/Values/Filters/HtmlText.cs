using System.Text;

namespace TemplateLanguage.Values.Filters;

/// <summary>Text into HTML and out of it.</summary>
internal static class HtmlText
{
    public static string Escape(string text) => Escape(text, keepEntities: false);

    /// <summary>What is escaped already stays as it is.</summary>
    public static string EscapeOnce(string text) => Escape(text, keepEntities: true);

    /// <summary>Without tags, comments, scripts and styles.</summary>
    public static string Strip(string text)
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
        }
        return result.Append(text, from, text.Length - from).ToString();
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
