using System.Collections.Frozen;
using Mjml.Parsing;

namespace Mjml.Html.Outline;

/// <summary>Names that stand in every mail, so that reading one takes no memory.</summary>
internal static class HtmlNames
{
    private static readonly WordTable Common = new(
    [
        "html", "head", "title", "meta", "style", "link", "body", "div", "span", "p", "a", "img", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "br",
        "hr", "b", "i", "strong", "em", "u", "ul", "ol", "li", "h1", "h2", "h3", "h4", "label", "input", "small", "sup", "class", "id", "href", "src", "alt",
        "width", "height", "align", "valign", "bgcolor", "background", "border", "cellpadding", "cellspacing", "role", "target", "rel", "name", "type",
        "lang", "dir", "for", "colspan", "aria-label", "aria-roledescription", "content", "http-equiv", "xmlns", "xmlns:v", "xmlns:o", "media", "style",
    ]);

    private static readonly FrozenSet<string> Blocks = (
        "html head body title meta link style base div p h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption colgroup col ul ol li dl dt dd hr " +
        "address article aside blockquote center fieldset footer form header main nav pre section").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> EndingParagraphs = (
        "p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul")
        .Split(' ').ToFrozenSet();

    public static string Lower(ReadOnlySpan<char> name) => Common.Find(name) ?? name.ToString().ToLowerInvariant();

    /// <summary>White space beside its tags is never shown.</summary>
    public static bool IsBlock(string tag) => Blocks.Contains(tag);

    public static bool IsVoid(string tag) => tag is "area" or "base" or "basefont" or "br" or "col" or "command" or "embed" or "frame" or "hr" or "img" or "input"
        or "isindex" or "keygen" or "link" or "meta" or "param" or "source" or "track" or "wbr";

    /// <summary>Whether the start of <paramref name="tag"/> ends an open <paramref name="open"/> that has no end tag.</summary>
    public static bool Closes(string tag, string open) => open switch
    {
        "tr" => tag is "tr",
        "td" => tag is "tr" or "td",
        "th" => tag is "tr" or "td" or "th",
        "tbody" => tag is "tbody" or "tfoot",
        "thead" => tag is "tbody" or "tfoot" or "td",
        "p" => EndingParagraphs.Contains(tag),
        "li" => tag is "li",
        "dd" or "dt" => tag is "dd" or "dt",
        "option" => tag is "option" or "optgroup",
        "optgroup" => tag is "optgroup",
        "head" => tag is "body",
        _ => false,
    };
}
