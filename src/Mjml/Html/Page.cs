using Mjml.Late;
using Mjml.Styles;

namespace Mjml.Html;

/// <summary>The page around the body: what every mail client needs in its head.</summary>
internal static class Page
{
    private const string NotOutlook = """
        <!--[if !mso]><!-->
        <meta http-equiv="X-UA-Compatible" content="IE=edge">
        <!--<![endif]-->

        """;

    private const string Always = """
        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style type="text/css">
          #outlook a { padding:0; }
          body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
          table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
          img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
          p { display:block;margin:13px 0; }
        </style>

        """;

    private const string DarkMode = """
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">

        """;

    private const string Outlook = """
        <!--[if mso]>
        <noscript>
        <xml>
        <o:OfficeDocumentSettings>
          <o:AllowPNG/>
          <o:PixelsPerInch>96</o:PixelsPerInch>
        </o:OfficeDocumentSettings>
        </xml>
        </noscript>
        <![endif]-->
        <!--[if lte mso 11]>
        <style type="text/css">
          .mj-outlook-group-fix { width:100% !important; }
        </style>
        <![endif]-->

        """;

    /// <summary>Characters in which most heads find room.</summary>
    public const int HeadRoom = 8 * 1024;

    /// <summary>What follows the body.</summary>
    public const string End = "\n</html>\n";

    /// <summary>What precedes the body, once that is written and known what it needs.</summary>
    public static void WriteHead(HtmlWriter html, Document document)
    {
        foreach (var raw in document.Root.Children.Where(c => c.Tag == "mj-raw" && c["position"] == "file-start"))
            html.Raw(raw.Content).Raw("\n");
        html.Raw("<!doctype html>\n").Open("html").Attr("lang", document.Language).Attr("dir", document.Direction)
            .Attr("xmlns", "http://www.w3.org/1999/xhtml").Attr("xmlns:v", "urn:schemas-microsoft-com:vml")
            .Attr("xmlns:o", "urn:schemas-microsoft-com:office:office").Close()
            .Raw("\n<head>\n<title>").Raw(document.Title).Raw("</title>\n")
            .Raw(document.ForOutlookClassic ? NotOutlook : "").Raw(Always).Raw(document.ForDarkMode ? DarkMode : "").Raw(document.ForOutlookClassic ? Outlook : "");
        WriteStyles(html, document, html.Families, null);
        if (document.HasLateSections)
            html.Raw(LateSection.HeadMark(document.Key));
        WriteAuthorStyles(html, document);
        foreach (var raw in document.HeadRaw)
            html.Raw(raw).Raw("\n");
        html.Raw("</head>\n");
    }

    /// <summary>What the body turned out to need, without what is <paramref name="known"/> already.</summary>
    public static void WriteStyles(HtmlWriter html, Document document, HashSet<string> families, Document? known)
    {
        FontLinks.Write(html, families, document, known);
        document.MediaQueries.Write(html, document, known?.MediaQueries);
        WriteStyles(html, [.. document.ElementStyles, .. document.HeadStyles.Where(s => known?.HeadStyles.Contains(s) != true)]);
    }

    private static void WriteAuthorStyles(HtmlWriter html, Document document)
    {
        if (document.Styles.Count == 0)
            return;
        html.Raw("<style type=\"text/css\">");
        for (var i = 0; i < document.Styles.Count; i++)
        {
            document.StyleTags.Write(html, i);
            html.Raw("\n").Raw(document.Styles[i]);
        }
        document.StyleTags.Write(html, document.Styles.Count);
        html.Raw("\n</style>\n");
    }

    private static void WriteStyles(HtmlWriter html, List<string> styles)
    {
        if (styles.Count == 0)
            return;
        html.Raw("<style type=\"text/css\">");
        foreach (var style in styles)
            html.Raw("\n").Raw(style);
        html.Raw("\n</style>\n");
    }
}
