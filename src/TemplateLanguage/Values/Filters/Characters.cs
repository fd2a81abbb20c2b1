namespace TemplateLanguage.Values.Filters;

/// <summary>Counts and cuts texts by characters as people see them in most scripts (code points), so that no emoji is cut in half.</summary>
internal static class Characters
{
    public static int Count(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                count--;
        }
        return count;
    }

    /// <summary>Characters from <paramref name="from"/> on, at most <paramref name="count"/>.</summary>
    public static string Cut(string text, int from, int count)
    {
        var start = Offset(text, 0, from);
        return text[start..Offset(text, start, count)];
    }

    public static IEnumerable<string> Each(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var next = Offset(text, i, 1);
            yield return text[i..next];
            i = next;
        }
    }

    private static int Offset(string text, int start, int characters)
    {
        var i = start;
        for (; characters > 0 && i < text.Length; characters--)
            i += i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
        return i;
    }
}
