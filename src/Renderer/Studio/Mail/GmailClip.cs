using System.Text;

namespace Renderer.Studio.Mail;

/// <summary>Gmail shows the first 102 KB of a message's HTML, and a link to the rest.</summary>
internal static class GmailClip
{
    public const int Bytes = 102 * 1024;

    private const string Line = "<div style=\"clear:both;border-top:3px dashed #b3261e;background:#fff;color:#b3261e;font:bold 14px/20px sans-serif;padding:4px 8px;text-align:left\">Gmail &#9986; 102 KB</div>";

    /// <summary>Draws the line where Gmail stops, in the first cell that ends behind it; a mail that is small enough stays as it is.</summary>
    public static string Mark(string html)
    {
        if (At(html) is not { } at)
            return html;
        var cell = html.IndexOf("</td>", at, StringComparison.OrdinalIgnoreCase);
        var place = cell >= 0 ? cell : html.IndexOf("</body>", at, StringComparison.OrdinalIgnoreCase);
        return place < 0 ? html : html.Insert(place, Line);
    }

    /// <summary>The first character that Gmail does not show, or <c>null</c> where it shows all.</summary>
    public static int? At(string html)
    {
        if (html.Length * 3L <= Bytes || Encoding.UTF8.GetByteCount(html) <= Bytes)
            return null;
        Encoding.UTF8.GetEncoder().Convert(html, new byte[Bytes], flush: false, out var chars, out _, out _);
        return chars;
    }
}
