using Mjml.Parsing;
using Mjml.Styles.Inlining;

namespace Mjml.Html.Formatting;

/// <summary>Leaves comments and space out of a style sheet. Strings and template tags stay as they are.</summary>
internal static class CssMinifier
{
    public static void Write(HtmlWriter to, ReadOnlySpan<char> css)
    {
        var blank = false;
        var last = '{'; // nothing stands before the first rule
        for (var at = 0; at < css.Length;)
        {
            var end = CssText.Next(css, at);
            var piece = css[at..end];
            at = end;
            if (piece.StartsWith("/*") || char.IsWhiteSpace(piece[0]))
            {
                blank = true;
                continue;
            }
            if (blank && !IsTight(last) && (!IsTight(piece[0]) || TemplateTags.StartsAt(piece, 0)))
                to.Raw(" ");
            blank = false;
            to.Raw(piece);
            last = piece.Length == 1 ? piece[0] : '\0';
        }
    }

    private static bool IsTight(char c) => c is '{' or '}' or ';' or ',';
}
