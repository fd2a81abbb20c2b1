using System.Text.Json;
using System.Text.RegularExpressions;

namespace TemplateLanguage.Values;

/// <summary>Keeps half surrogate pairs, which no UTF-8 can hold, from whoever would throw on them.</summary>
internal static partial class Unicode
{
    /// <summary>The text with U+FFFD for each half of a pair; as long as before, so that offsets stay.</summary>
    public static string Repair(string text)
    {
        if (IsWhole(text))
            return text;
        var repaired = text.ToCharArray();
        for (var i = 0; i < repaired.Length; i++)
        {
            if (i + 1 < repaired.Length && char.IsSurrogatePair(repaired[i], repaired[i + 1]))
                i++;
            else if (char.IsSurrogate(repaired[i]))
                repaired[i] = '\uFFFD';
        }
        return new(repaired);
    }

    public static bool IsWhole(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0;)
        {
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return false;
            text = text[(at + 2)..];
            at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        }
        return true;
    }

    /// <summary>A JSON string; JSON may escape half a pair, which <see cref="JsonElement.GetString"/> refuses.</summary>
    public static string Text(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return JsonElement.Parse(Half().Replace(json.GetRawText(), @"\uFFFD")).GetString()!;
        }
    }

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}")]
    private static partial Regex Half();
}
