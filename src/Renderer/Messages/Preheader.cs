using System.Net;

namespace Renderer.Messages;

/// <summary>Puts the line that inboxes show after the subject at the top of the HTML, unseen in the message itself.</summary>
internal static class Preheader
{
    public static string Insert(string html, string? preheader)
    {
        if (string.IsNullOrWhiteSpace(preheader))
            return html;
        var body = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var end = body < 0 ? -1 : html.IndexOf('>', body);
        if (end < 0)
            return html;
        return html.Insert(end + 1, $"""<div style="display:none;max-height:0;max-width:0;opacity:0;overflow:hidden">{WebUtility.HtmlEncode(preheader)}</div>""");
    }
}
