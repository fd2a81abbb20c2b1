using Mjml.Components;

namespace Mjml.Parsing;

/// <summary>Reads one attribute of a start tag, with or without quotes. Template tags in it are stepped over.</summary>
internal static class AttributeReader
{
    /// <param name="at">Where the attribute begins, and then where it ends.</param>
    public static NodeAttribute Read(string source, bool hasTemplateTags, ref int at)
    {
        var start = at;
        if (IsTemplateTag(source, hasTemplateTags, at))
        {
            at = TemplateTags.End(source, at);
            return new("", source[start..at], start, at - start);
        }
        var isNamed = true;
        do
        {
            at++;
            while (IsTemplateTag(source, hasTemplateTags, at))
            {
                isNamed = false;
                at = TemplateTags.End(source, at);
            }
        }
        while (at < source.Length && source[at] is not ('=' or '>' or '/') && !char.IsWhiteSpace(source[at]));
        var name = KnownNames.Of(source.AsSpan(start..at));
        var equals = SkipBlank(source, at);
        if (equals >= source.Length || source[equals] != '=')
            return new(name, "", start, at - start);
        at = SkipBlank(source, equals + 1);
        var value = ReadValue(source, hasTemplateTags, ref at);
        // A name that only the template knows cannot be looked for; the attribute is carried as it is.
        return isNamed ? new(name, value, start, at - start) : new("", source[start..at], start, at - start);
    }

    private static string ReadValue(string source, bool hasTemplateTags, ref int at)
    {
        var quote = at < source.Length && source[at] is '"' or '\'' ? source[at++] : '\0';
        var start = at;
        while (at < source.Length && (quote == '\0' ? !char.IsWhiteSpace(source[at]) && source[at] != '>' : source[at] != quote))
            at = IsTemplateTag(source, hasTemplateTags, at) ? TemplateTags.End(source, at) : quote == '\0' ? at + 1 : NextOf(source, quote, at);
        var value = source[start..at];
        if (quote != '\0' && at < source.Length)
            at++;
        return value;
    }

    /// <summary>The next quote, or the next brace, which may open a template tag.</summary>
    private static int NextOf(string source, char quote, int at)
    {
        var next = source.AsSpan(at + 1).IndexOfAny(quote, '{');
        return next < 0 ? source.Length : at + 1 + next;
    }

    private static int SkipBlank(string source, int at)
    {
        while (at < source.Length && char.IsWhiteSpace(source[at]))
            at++;
        return at;
    }

    private static bool IsTemplateTag(string source, bool hasTemplateTags, int at) => hasTemplateTags && TemplateTags.StartsAt(source, at);
}
