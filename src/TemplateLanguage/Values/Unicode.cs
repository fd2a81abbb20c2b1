using System.Globalization;
using System.Text.Json;

namespace TemplateLanguage.Values;

/// <summary>Keeps half surrogate pairs, which no UTF-8 can hold, from whoever would throw on them.</summary>
internal static class Unicode
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
            return JsonElement.Parse(WithoutHalves(json.GetRawText())).GetString()!;
        }
    }

    /// <summary>JSON whose escapes name no half of a pair without the other.</summary>
    private static string WithoutHalves(string json)
    {
        var repaired = json.ToCharArray();
        for (var at = 0; at < repaired.Length;)
        {
            if (repaired[at] != '\\')
                at++;
            else if (Escaped(json, at) is not { } unit)
                at += 2;
            else if (Escaped(json, at + 6) is { } next && char.IsSurrogatePair(unit, next))
                at += 12;
            else
            {
                if (char.IsSurrogate(unit))
                    "FFFD".CopyTo(repaired.AsSpan(at + 2));
                at += 6;
            }
        }
        return new(repaired);
    }

    /// <summary>What <c>\uXXXX</c> stands for; <c>null</c> where there is none.</summary>
    private static char? Escaped(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
