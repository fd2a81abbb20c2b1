namespace Renderer.Studio.Mail;

/// <summary>Answers with mails as documents for frames.</summary>
internal static class MailDocuments
{
    /// <summary>Shows a mail as the query says: <c>scheme=dark</c>, <c>images=off</c>, <c>fonts=on</c>, <c>links=on</c>.</summary>
    public static IResult Show(HttpContext context, string html)
    {
        var query = context.Request.Query;
        var view = new MailView(query["scheme"] == "dark", query["images"] != "off", query["fonts"] == "on", query["links"] == "on");
        context.Response.Headers.ContentSecurityPolicy = view.Policy;
        return Results.Content(MailDocument.Of(html, view), "text/html; charset=utf-8");
    }
}
