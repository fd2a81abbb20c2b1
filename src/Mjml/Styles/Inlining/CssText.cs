using System.Buffers;
using System.Text;
using Mjml.Parsing;

namespace Mjml.Styles.Inlining;

/// <summary>Steps over pieces of CSS that hold no structure: comments, strings, template tags, blocks.</summary>
internal static class CssText
{
    /// <summary>What structures a declaration, or begins something that is stepped over.</summary>
    private static readonly SearchValues<char> DeclarationStops = SearchValues.Create("():;&\\\"'/{");

    public static int SkipComment(ReadOnlySpan<char> text, int at)
    {
        var end = text[(at + 2)..].IndexOf("*/");
        return end < 0 ? text.Length : at + 2 + end + 2;
    }

    /// <summary>One character on, or past the string, comment or template tag that begins here.</summary>
    public static int Next(ReadOnlySpan<char> text, int at)
    {
        if (TemplateTags.StartsAt(text, at))
            return TemplateTags.End(text, at);
        if (text[at] == '\\')
            return Math.Min(at + 2, text.Length);
        if (text[at] is '"' or '\'')
            return SkipString(text, at);
        return text[at..].StartsWith("/*") ? SkipComment(text, at) : at + 1;
    }

    /// <summary>The end of the block whose <c>{</c> is at <paramref name="at"/>: behind its <c>}</c>.</summary>
    public static int SkipBlock(ReadOnlySpan<char> text, int at)
    {
        var depth = 0;
        while (at < text.Length)
        {
            var template = TemplateTags.StartsAt(text, at);
            if (!template && text[at] == '{')
                depth++;
            else if (text[at] == '}' && --depth == 0)
                return at + 1;
            at = Next(text, at);
        }
        return text.Length;
    }

    /// <summary>The next of <paramref name="stops"/> outside strings, comments and template tags, or the end.</summary>
    public static int Find(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> stops)
    {
        while (at < text.Length && (TemplateTags.StartsAt(text, at) || !stops.Contains(text[at])))
            at = Next(text, at);
        return at;
    }

    /// <summary>Where a declaration ends, and its colon, or −1.</summary>
    public static int FindDeclarationEnd(ReadOnlySpan<char> text, int at, out int colon)
    {
        colon = -1;
        var depth = 0;
        while (text[at..].IndexOfAny(DeclarationStops) is var stop and >= 0)
        {
            at += stop;
            var c = text[at];
            if (c == '(')
                depth++;
            else if (c == ')')
                depth = Math.Max(0, depth - 1);
            else if (c == ':' && colon < 0)
                colon = at;
            else if (c == '&' && ReferenceEnd(text, at) is var end and > 0)
            {
                at = end;
                continue;
            }
            else if (c == ';' && depth == 0)
                return at;
            at = Next(text, at);
        }
        return text.Length;
    }

    public static string WithoutComments(ReadOnlySpan<char> value)
    {
        if (value.IndexOf("/*") < 0)
            return value.ToString();
        var text = new StringBuilder();
        for (var at = value.IndexOf("/*"); at >= 0; at = value.IndexOf("/*"))
        {
            text.Append(value[..at]);
            value = value[SkipComment(value, at)..];
        }
        return text.Append(value).ToString();
    }

    /// <summary>An apostrophe that no other follows is text, as in an author's slip.</summary>
    private static int SkipString(ReadOnlySpan<char> text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == text[at])
                return i + 1;
        }
        return at + 1;
    }

    /// <summary>The end of <c>&amp;quot;</c> and the like in a <c>style</c> attribute.</summary>
    private static int ReferenceEnd(ReadOnlySpan<char> text, int at)
    {
        for (var i = at + 1; i < text.Length && i < at + 10; i++)
        {
            if (text[i] == ';')
                return i > at + 1 ? i + 1 : -1;
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] != '#')
                return -1;
        }
        return -1;
    }
}
