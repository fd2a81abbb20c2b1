namespace Mjml.Html.Formatting;

/// <summary>Writes a page as its options ask.</summary>
internal static class Formatter
{
    public static bool HasWork(MjmlOptions options) => options.Minify || options.Beautify;

    /// <summary>The formatted page, or the page itself where nothing is asked.</summary>
    public static HtmlWriter Write(HtmlWriter page, MjmlOptions options)
    {
        if (!HasWork(options))
            return page;
        var formatted = new HtmlWriter();
        if (options.Minify)
            Minifier.Write(formatted, page.Written, options.KeepComments);
        else
            Beautifier.Write(formatted, page.Written);
        return formatted;
    }
}
