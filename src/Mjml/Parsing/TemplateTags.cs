namespace Mjml.Parsing;

/// <summary>
/// Finds <c>{{ … }}</c> and <c>{% … %}</c> without knowing what they mean. How far it looks is limited: a text of nothing but openings would
/// otherwise be read to its end at each of them.
/// </summary>
internal static class TemplateTags
{
    /// <summary>Beyond this a quote in a tag is taken for an apostrophe.</summary>
    private const int MaxQuoted = 1_000;

    /// <summary>Longer than any tag.</summary>
    private const int MaxTag = 20_000;

    /// <summary>Longer than what anybody sets between <c>raw</c> and <c>endraw</c>.</summary>
    private const int MaxRaw = 100_000;

    private static readonly string[] Verbatim = ["raw", "comment", "doc"];

    /// <summary>Whether a template tag opens at <paramref name="at"/>.</summary>
    public static bool StartsAt(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at] == '{' && text[at + 1] is '{' or '%';

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('{'); at >= 0 && at + 1 < text.Length;)
        {
            if (StartsAt(text, at))
                return true;
            var next = text[(at + 1)..].IndexOf('{');
            at = next < 0 ? -1 : at + 1 + next;
        }
        return false;
    }

    /// <summary>The end of the tag that opens at <paramref name="start"/>. One that is never closed is two characters of text.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var close = text[start + 1] == '{' ? "}}" : "%}";
        var inside = Window(text, start + 2, MaxTag);
        var plain = inside.IndexOf(close);
        if (plain < 0)
            return start + 2;
        var quote = '\0';
        for (var i = 0; i < inside.Length && i < MaxQuoted; i++)
        {
            if (quote != '\0')
                quote = inside[i] == quote ? '\0' : quote;
            else if (inside[i] is '"' or '\'')
                quote = inside[i];
            else if (inside[i..].StartsWith(close))
                return VerbatimEnd(text, start, start + 2 + i + 2);
        }
        // An apostrophe in a comment opens a quote that never ends; what closes first decides then.
        return VerbatimEnd(text, start, start + 2 + plain + 2);
    }

    private static ReadOnlySpan<char> Window(ReadOnlySpan<char> text, int from, int length) => text.Slice(from, Math.Min(length, text.Length - from));

    /// <summary>
    /// <c>{% raw %}</c>, <c>{% comment %}</c> and <c>{% doc %}</c> reach to their ends: what stands between is no markup. So does <c>{% capture %}</c>,
    /// unless it holds elements.
    /// </summary>
    private static int VerbatimEnd(ReadOnlySpan<char> text, int start, int end)
    {
        if (text[start + 1] != '%')
            return end;
        var name = text[(start + 2)..(end - 2)].Trim('-').Trim();
        foreach (var verbatim in Verbatim)
        {
            if (name.SequenceEqual(verbatim))
                return FindEnd(text, end, "end" + verbatim);
        }
        if (!name.StartsWith("capture "))
            return end;
        var captured = FindEnd(text, end, "endcapture");
        return text[end..captured].Contains("<mj-", StringComparison.OrdinalIgnoreCase) ? end : captured;
    }

    private static int FindEnd(ReadOnlySpan<char> text, int from, string name)
    {
        var window = Window(text, from, MaxRaw);
        for (var at = 0; at < window.Length;)
        {
            var found = window[at..].IndexOf(name);
            if (found < 0)
                break;
            at += found + name.Length;
            var after = window[at..].TrimStart().TrimStart('-');
            if (window[..(at - name.Length)].TrimEnd().TrimEnd('-').EndsWith("{%") && after.StartsWith("%}"))
                return from + window.Length - after.Length + 2;
        }
        return from;
    }
}
