using Mjml.Html.Outline;

namespace Mjml.Html.Formatting;

/// <summary>Leaves out of a page what no client shows: white space beside blocks, runs of it elsewhere, empty attributes, space in styles.</summary>
internal static class Minifier
{
    public static void Write(HtmlWriter to, ReadOnlySpan<char> html, bool keepComments)
    {
        var scanner = new HtmlScanner(html);
        var verbatim = 0; // open elements whose white space is shown
        var blank = true; // whether blank text here would stand beside a block
        while (scanner.Next(out var piece))
        {
            var text = html[piece.Start..piece.End];
            var tag = piece.TagIn(html);
            switch (piece.Kind)
            {
                case HtmlPieceKind.Text when verbatim == 0:
                    WriteText(to, text, dropFirst: blank);
                    blank = char.IsWhiteSpace(text[^1]);
                    continue;
                case HtmlPieceKind.RawText when verbatim == 0:
                    CssMinifier.Write(to, text);
                    break;
                case HtmlPieceKind.Comment when !keepComments && !IsConditional(text):
                    continue;
                case HtmlPieceKind.StartTag:
                    verbatim += tag is "pre" or "textarea" or "script" or "title" ? 1 : 0;
                    TrimBefore(to, tag, verbatim);
                    WriteStartTag(to, text);
                    break;
                case HtmlPieceKind.EndTag:
                    TrimBefore(to, tag, verbatim);
                    verbatim -= verbatim > 0 && tag is "pre" or "textarea" or "script" or "title" ? 1 : 0;
                    to.Raw("</").Raw(tag).Raw(">");
                    break;
                default:
                    to.Raw(text);
                    break;
            }
            blank = piece.Kind switch
            {
                HtmlPieceKind.Comment => blank,
                HtmlPieceKind.StartTag or HtmlPieceKind.EndTag => HtmlNames.IsBlock(tag),
                _ => piece.Kind is HtmlPieceKind.Declaration,
            };
        }
    }

    public static bool IsConditional(ReadOnlySpan<char> comment) => comment.StartsWith("<!--[if") || comment.StartsWith("<!--<![endif]");

    private static void TrimBefore(HtmlWriter to, string tag, int verbatim)
    {
        if (verbatim == 0 && HtmlNames.IsBlock(tag))
            to.TrimEnd();
    }

    private static void WriteText(HtmlWriter to, ReadOnlySpan<char> text, bool dropFirst)
    {
        while (!text.IsEmpty)
        {
            var solid = text.IndexOfAnyExcept(" \t\r\n\f");
            if (solid != 0 && !dropFirst)
                to.Raw(" ");
            if (solid < 0)
                return;
            dropFirst = false;
            text = text[solid..];
            var end = text.IndexOfAny(" \t\r\n\f");
            to.Raw(end < 0 ? text : text[..end]);
            text = end < 0 ? [] : text[end..];
        }
    }

    private static void WriteStartTag(HtmlWriter to, ReadOnlySpan<char> tag)
    {
        var at = StartTagReader.Name(tag, 1);
        to.Raw(tag[..at]);
        while (at < tag.Length)
        {
            var end = StartTagReader.NextPart(tag, at);
            var part = tag[at..end];
            if (!char.IsWhiteSpace(part[0]) && part is not (">" or "/") && !part.StartsWith("class=\"\"") && !part.StartsWith("style=\"\""))
                to.Raw(" ").Raw(part);
            at = end;
        }
        to.Raw(tag is [.., '/', '>'] ? " />" : ">");
    }
}
