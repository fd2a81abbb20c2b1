using System.Buffers;
using Mjml.Parsing;

namespace Mjml.Html.Outline;

/// <summary>Reads the name and the attributes of a start tag. Template tags in it are stepped over.</summary>
internal static class StartTagReader
{
    /// <summary>No tag has nearly as many; further ones are carried through unseen.</summary>
    private const int MaxAttributes = 200;

    private static readonly SearchValues<char> Stops = SearchValues.Create("\"'>{");

    /// <summary>The end of the name that begins at <paramref name="at"/>.</summary>
    public static int Name(ReadOnlySpan<char> html, int at)
    {
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('>' or '/'))
            at++;
        return at;
    }

    /// <summary>Behind the <c>&gt;</c> of a tag, found without looking at each attribute: a quote opens a value where it follows an equals sign.</summary>
    public static int End(ReadOnlySpan<char> html, int at)
    {
        // Nearly every tag ends at its first '>': no quote is open there, and no template tag.
        var tag = html[at..];
        if (tag.IndexOfAny('>', '\'', '{') is var close and >= 0 && tag[close] == '>' && !IsQuoteOpen(tag[..close]))
            return at + close + 1;
        while (at < html.Length)
        {
            var stop = html[at..].IndexOfAny(Stops);
            if (stop < 0)
                break;
            at += stop;
            if (html[at] == '>')
                return at + 1;
            if (html[at] == '{')
                at = TemplateTags.StartsAt(html, at) ? TemplateTags.End(html, at) : at + 1;
            else
                at = html[at - 1] == '=' || html[..at].TrimEnd().EndsWith('=') ? Quoted(html, at + 1, html[at]) + 1 : at + 1;
        }
        return html.Length;
    }

    /// <summary>A quote at the end that follows neither an equals sign nor a blank ends a value, so that the quotes need no counting.</summary>
    private static bool IsQuoteOpen(ReadOnlySpan<char> tag) =>
        !(tag is [.., var before, '"'] && before != '=' && !char.IsWhiteSpace(before)) && tag.Count('"') % 2 != 0;

    /// <summary>Reads attributes into a list; the first of two of a name wins.</summary>
    /// <returns>The end of the last attribute.</returns>
    public static int Attributes(ReadOnlySpan<char> html, int at, List<OutlineAttribute> attributes)
    {
        var first = attributes.Count;
        var end = at;
        while (at < html.Length && html[at] != '>')
        {
            var blank = html[at] == '/' || char.IsWhiteSpace(html[at]);
            if (TemplateTags.StartsAt(html, at))
                at = TemplateTags.End(html, at);
            else
                at = blank ? at + 1 : Attribute(html, at, attributes, first);
            if (!blank)
                end = at;
        }
        return end;
    }

    /// <summary>
    /// The attribute whose name's letters stand at <paramref name="at"/>, as most are written: where nothing before can hide it, and its value has double
    /// quotes. Otherwise <c>null</c>, which says nothing.
    /// </summary>
    public static OutlineAttribute? At(ReadOnlySpan<char> html, int nameEnd, int at, string name)
    {
        if (at < nameEnd)
            return null; // the letters are the tag's own, as in <x-class>
        var before = html[nameEnd..at];
        var start = at + name.Length + 2;
        if (before is not [.., ' '] || before.ContainsAny('\'', '{') || before.Count('"') % 2 != 0 || !html[(at + name.Length)..].StartsWith("=\""))
            return null;
        var end = Quoted(html, start, '"');
        return end < html.Length ? new(name, at, end + 1, start, end) : null;
    }

    /// <summary>The first attribute of a name, without reading what follows it.</summary>
    /// <param name="name">In lower case.</param>
    public static OutlineAttribute? Find(ReadOnlySpan<char> html, int at, string name)
    {
        while (at < html.Length && html[at] != '>')
        {
            if (html[at] == '/' || char.IsWhiteSpace(html[at]))
            {
                at++;
                continue;
            }
            if (TemplateTags.StartsAt(html, at))
            {
                at = TemplateTags.End(html, at);
                continue;
            }
            var nameEnd = NameEnd(html, at);
            var (valueStart, valueEnd, end) = Value(html, nameEnd);
            if (html[at..nameEnd].Equals(name, StringComparison.OrdinalIgnoreCase))
                return new(name, at, end, valueStart, valueEnd);
            at = end;
        }
        return null;
    }

    /// <summary>The end of what begins at <paramref name="at"/>: blanks, an attribute, a template tag, or the end of the tag.</summary>
    public static int NextPart(ReadOnlySpan<char> html, int at)
    {
        if (TemplateTags.StartsAt(html, at))
            return TemplateTags.End(html, at);
        if (html[at] is '/' or '>')
            return at + 1;
        return char.IsWhiteSpace(html[at]) ? SkipBlank(html, at) : Attribute(html, at, null, 0);
    }

    private static int Attribute(ReadOnlySpan<char> html, int start, List<OutlineAttribute>? attributes, int first)
    {
        var nameEnd = NameEnd(html, start);
        var (valueStart, valueEnd, end) = Value(html, nameEnd);
        if (attributes is null || attributes.Count - first >= MaxAttributes)
            return end;
        var name = HtmlNames.Lower(html[start..nameEnd]);
        for (var i = first; i < attributes.Count; i++)
        {
            if (attributes[i].Name == name)
                return end;
        }
        attributes.Add(new(name, start, end, valueStart, valueEnd));
        return end;
    }

    private static int NameEnd(ReadOnlySpan<char> html, int start)
    {
        var end = start + 1;
        while (end < html.Length && !char.IsWhiteSpace(html[end]) && html[end] is not ('=' or '>' or '/') && !TemplateTags.StartsAt(html, end))
            end++;
        return end;
    }

    private static (int Start, int ValueEnd, int End) Value(ReadOnlySpan<char> html, int nameEnd)
    {
        var at = SkipBlank(html, nameEnd);
        if (at >= html.Length || html[at] != '=')
            return (nameEnd, nameEnd, nameEnd);
        at = SkipBlank(html, at + 1);
        var quote = at < html.Length && html[at] is '"' or '\'' ? html[at++] : '\0';
        var start = at;
        if (quote != '\0')
        {
            at = Quoted(html, at, quote);
            return (start, at, Math.Min(at + 1, html.Length));
        }
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] != '>')
            at = TemplateTags.StartsAt(html, at) ? TemplateTags.End(html, at) : at + 1;
        return (start, at, at);
    }

    /// <summary>The quote that ends a value; one inside a template tag does not.</summary>
    private static int Quoted(ReadOnlySpan<char> html, int at, char quote)
    {
        while (at < html.Length)
        {
            var next = html[at..].IndexOfAny(quote, '{');
            if (next < 0)
                return html.Length;
            at += next;
            if (html[at] == quote)
                return at;
            at = TemplateTags.StartsAt(html, at) ? TemplateTags.End(html, at) : at + 1;
        }
        return html.Length;
    }

    private static int SkipBlank(ReadOnlySpan<char> html, int at)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
        return at;
    }
}
