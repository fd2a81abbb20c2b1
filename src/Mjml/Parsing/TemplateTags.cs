namespace Mjml.Parsing;

/// <summary>Finds <c>{{ … }}</c> and <c>{% … %}</c> without knowing what they mean.</summary>
internal static class TemplateTags
{
    /// <summary>Whether a template tag opens at <paramref name="at"/>.</summary>
    public static bool StartsAt(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at] == '{' && text[at + 1] is '{' or '%';

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('{'); at >= 0 && at + 1 < text.Length; at++)
        {
            if (StartsAt(text, at))
                return true;
        }
        return false;
    }

    /// <summary>The end of the tag that opens at <paramref name="start"/>. One that is never closed is two characters of text.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var close = text[start + 1] == '{' ? "}}" : "%}";
        var quote = '\0';
        for (var i = start + 2; i < text.Length; i++)
        {
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'')
                quote = text[i];
            else if (text[i..].StartsWith(close))
                return RawEnd(text, start, i + 2);
        }
        // An apostrophe in a comment opens a quote that never ends; what closes first decides then.
        var plain = text[start..].IndexOf(close);
        return plain < 0 ? start + 2 : RawEnd(text, start, start + plain + 2);
    }

    /// <summary><c>{% raw %}</c> and <c>{% comment %}</c> reach to their ends: what stands between is no markup.</summary>
    private static int RawEnd(ReadOnlySpan<char> text, int start, int end)
    {
        foreach (var name in (ReadOnlySpan<string>)["raw", "comment"])
        {
            if (!IsNamed(text[start..end], name))
                continue;
            for (var at = end; at + 1 < text.Length; at++)
            {
                if (text[at] != '{' || text[at + 1] != '%')
                    continue;
                var close = text[at..].IndexOf("%}");
                if (close >= 0 && IsNamed(text.Slice(at, close + 2), "end" + name))
                    return at + close + 2;
            }
        }
        return end;
    }

    private static bool IsNamed(ReadOnlySpan<char> tag, string name)
    {
        if (tag[1] != '%')
            return false;
        var inside = tag[2..^2].Trim('-').Trim();
        return inside.SequenceEqual(name);
    }
}
