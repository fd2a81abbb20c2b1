using Microsoft.AspNetCore.Http.HttpResults;
using Renderer.Sends;
using Renderer.Studio.Mail;
using ServiceDefaults.Problems;

namespace Renderer.Studio.Inbox;

/// <summary><c>/studio/api/inbox</c>: what lies in the pickup folder.</summary>
internal static class InboxEndpoints
{
    private const int MaxQuery = 4 * 1024;

    public static void MapInbox(this IEndpointRouteBuilder api)
    {
        // What is looked for may be somebody's address: in a body, never in an address.
        api.MapPost("/inbox/search", SearchAsync);
        api.MapGet("/inbox/{id}", GetAsync);
        api.MapGet("/inbox/{id}/mail", MailAsync);
    }

    private static async Task<IResult> SearchAsync(HttpRequest http, PickupInbox inbox, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(http, MaxQuery, cancellationToken);
        if (body.Problem is not null)
            return body.Problem;
        return Results.Json(new { open = inbox.IsOpen, mails = await inbox.ListAsync(StudioBody.Text(body.Json, "query"), cancellationToken) }, SendJson.Options);
    }

    private static async Task<IResult> GetAsync(string id, PickupInbox inbox, CancellationToken cancellationToken) =>
        await inbox.FindAsync(id, cancellationToken) is not { } mail ? Unknown(id) : Results.Json(new
        {
            id,
            from = mail.From.ToString(),
            to = mail.To.ToString(),
            subject = mail.Subject,
            date = mail.Date,
            text = mail.TextBody,
            headers = mail.Headers.Select(h => new MailHeader(h.Field, h.Value)),
        }, SendJson.Options);

    private static async Task<IResult> MailAsync(string id, HttpContext context, PickupInbox inbox, CancellationToken cancellationToken)
    {
        if (await inbox.FindAsync(id, cancellationToken) is not { } mail)
            return Unknown(id);
        return MailDocuments.Show(context, mail.HtmlBody ?? $"<pre>{System.Net.WebUtility.HtmlEncode(mail.TextBody)}</pre>");
    }

    private static ProblemHttpResult Unknown(string id) => Problem.Of(StatusCodes.Status404NotFound, "unknown_mail", $"There is no message '{id}' in the pickup folder.");
}
