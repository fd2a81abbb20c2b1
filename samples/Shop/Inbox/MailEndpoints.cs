namespace Shop.Inbox;

/// <summary><c>/inbox/{id}/html</c>: a mail's HTML alone, for the frame that shows it.</summary>
internal static class MailEndpoints
{
    public static void MapMail(this IEndpointRouteBuilder routes) => routes.MapGet("/inbox/{id}/html", GetAsync);

    private static async Task<IResult> GetAsync(string id, HttpResponse response, Mailbox mailbox, CancellationToken cancellationToken)
    {
        if (await mailbox.FindAsync(id, cancellationToken) is not { } mail)
            return TypedResults.Problem($"There is no mail '{id}'.", statusCode: 404);
        // As in a mail client: pictures and styles, and nothing that acts. Links open beside the inbox.
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline' https:; font-src https:; base-uri 'none'; "
            + "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";
        return TypedResults.Content(mail.Html, "text/html; charset=utf-8");
    }
}
