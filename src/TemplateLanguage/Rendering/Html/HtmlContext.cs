namespace TemplateLanguage.Rendering.Html;

/// <summary>Where in HTML a text has come to. Conditional comments are read like the markup they hold, since Outlook reads them so.</summary>
internal struct HtmlContext
{
    private static readonly HashSet<string> Links = new(StringComparer.OrdinalIgnoreCase)
        { "href", "src", "action", "formaction", "background", "cite", "data", "poster", "srcset", "xlink:href", "longdesc", "background-url" };

    private string _word; // the name of the tag or the attribute that is being read
    private string _tag;
    private char _quote;

    public HtmlContext() => (_word, _tag) = ("", "");

    public HtmlPart Part { get; private set; }

    public readonly char Quote => _quote;

    /// <summary>In the value of an attribute that is an address.</summary>
    public readonly bool InLink => Part == HtmlPart.Value && Links.Contains(_word);

    /// <summary>Where declarations stand: in a style sheet or a <c>style</c> attribute.</summary>
    public readonly bool InCss => Part == HtmlPart.RawText && _tag is "style" || Part == HtmlPart.Value && _word.Equals("style", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a blank in a value would begin something else: outside of quotes.</summary>
    public readonly bool IsUnquoted => Part is HtmlPart.BeforeValue || Part == HtmlPart.Value && _quote == '\0';

    /// <summary>Between or in the names of a tag.</summary>
    public readonly bool IsBetween => Part is HtmlPart.TagName or HtmlPart.Tag or HtmlPart.Name;

    /// <summary>Goes on by the character at <paramref name="at"/>, and gives the offset of the next one to be read.</summary>
    public int Read(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        switch (Part)
        {
            case HtmlPart.Text:
                return ReadText(text, at);
            case HtmlPart.Comment:
                var end = text[at..].IndexOf("-->");
                Part = end < 0 ? HtmlPart.Comment : HtmlPart.Text;
                return end < 0 ? text.Length : at + end + 3;
            case HtmlPart.RawText:
                var close = text[at..].IndexOf($"</{_tag}", StringComparison.OrdinalIgnoreCase);
                Part = close < 0 ? HtmlPart.RawText : HtmlPart.Text;
                return close < 0 ? text.Length : at + close + 2 + _tag.Length;
            case HtmlPart.Value when _quote != '\0':
                if (c == _quote)
                    Part = HtmlPart.Tag;
                return at + 1;
            case HtmlPart.BeforeValue when c is '"' or '\'':
                (Part, _quote) = (HtmlPart.Value, c);
                return at + 1;
            default:
                ReadTag(c);
                return at + 1;
        }
    }

    private int ReadText(ReadOnlySpan<char> text, int at)
    {
        var open = text[at..].IndexOf('<');
        if (open < 0)
            return text.Length;
        at += open + 1;
        if (at == text.Length || char.IsAsciiLetter(text[at]) || text[at] == '/') // at the end: what follows is data or control flow
            (Part, _word) = (HtmlPart.TagName, "");
        else if (text[at..].StartsWith("!--") && !text[at..].StartsWith("!--[if") && !text[at..].StartsWith("!--<![endif]"))
            (Part, at) = (HtmlPart.Comment, at + 3);
        return at;
    }

    private void ReadTag(char c)
    {
        if (c == '>')
        {
            if (Part == HtmlPart.TagName)
                _tag = Lower(_word);
            Part = _tag is "style" or "script" or "title" or "textarea" or "mj-style" ? HtmlPart.RawText : HtmlPart.Text;
            return;
        }
        switch (Part)
        {
            case HtmlPart.TagName when _word.Length == 0 && !char.IsAsciiLetter(c) && c != '/':
                Part = HtmlPart.Text;
                break;
            case HtmlPart.TagName when char.IsWhiteSpace(c) || (c == '/' && _word.Length > 0):
                (_tag, Part) = (Lower(_word), HtmlPart.Tag);
                break;
            case HtmlPart.TagName:
                _word += c;
                break;
            case HtmlPart.Name when c == '=':
            case HtmlPart.AfterName when c == '=':
                (Part, _quote) = (HtmlPart.BeforeValue, '\0');
                break;
            case HtmlPart.Name when char.IsWhiteSpace(c):
                Part = HtmlPart.AfterName;
                break;
            case HtmlPart.Name:
                _word += c;
                break;
            case HtmlPart.Tag or HtmlPart.AfterName when !char.IsWhiteSpace(c) && c != '/':
                (Part, _word) = (HtmlPart.Name, c.ToString());
                break;
            case HtmlPart.BeforeValue when !char.IsWhiteSpace(c):
                (Part, _quote) = (HtmlPart.Value, '\0');
                break;
            case HtmlPart.Value when char.IsWhiteSpace(c):
                Part = HtmlPart.Tag;
                break;
        }
    }

#pragma warning disable CA1308 // HTML writes names in small letters
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}

internal enum HtmlPart
{
    Text,
    TagName,

    /// <summary>In a tag, between attributes.</summary>
    Tag,
    Name,
    AfterName,
    BeforeValue,
    Value,
    Comment,

    /// <summary>In a style sheet, a script or a title, which hold no markup.</summary>
    RawText,
}
