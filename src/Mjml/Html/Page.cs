using Mjml.Styles;

namespace Mjml.Html;

/// <summary>The page around the body: what every mail client needs in its head.</summary>
internal static class Page
{
    private const string Head = """
        <!--[if !mso]><!-->
        <meta http-equiv="X-UA-Compatible" content="IE=edge">
        <!--<![endif]-->
        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style type="text/css">
          #outlook a { padding:0; }
          body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
          table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
          img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
          p { display:block;margin:13px 0; }
        </style>
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

    public static void Write(HtmlWriter html, Document document, ReadOnlySpan<char> body)
    {
        foreach (var raw in document.Root.Children.Where(c => c.Tag == "mj-raw" && c["position"] == "file-start"))
            html.Raw(raw.Content).Raw("\n");
        html.Raw("<!doctype html>\n").Open("html").Attr("lang", document.Language).Attr("dir", document.Direction)
            .Attr("xmlns", "http://www.w3.org/1999/xhtml").Attr("xmlns:v", "urn:schemas-microsoft-com:vml")
            .Attr("xmlns:o", "urn:schemas-microsoft-com:office:office").Close()
            .Raw("\n<head>\n<title>").Raw(document.Title).Raw("</title>\n").Raw(Head).Raw("\n");
        FontLinks.Write(html, body, document);
        document.MediaQueries.Write(html, document.Breakpoint, document.ForPrinters, document.ForOutlookOnTheWeb);
        WriteStyles(html, [.. document.ElementStyles, .. document.HeadStyles]);
        WriteStyles(html, document.Styles);
        foreach (var raw in document.HeadRaw)
            html.Raw(raw).Raw("\n");
        html.Raw("</head>\n").Raw(body).Raw("\n</html>\n");
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
