using Microsoft.AspNetCore.Http.HttpResults;
using Renderer.Sends;
using ServiceDefaults.Problems;

namespace Renderer.Engagement;

/// <summary>Where the links of a message lead: unsubscribe, preferences, and the message in a browser.</summary>
internal static class LinkEndpoints
{
    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/m/{token}");
        links.MapGet("/unsubscribe", Ask); // scanners follow links: a GET only shows the page
        links.MapGet("/preferences", Ask);
        links.MapPost("/unsubscribe", UnsubscribeAsync); // RFC 8058: no cookies, no questions
        links.MapGet("/view", View);
    }

    private static IResult Ask(string token, HttpResponse response, LinkSigner signer, SendHistory history) =>
        Find(token, signer, history) is { } message ? Page(response, UnsubscribePage.Ask(message)) : Unknown();

    private static async Task<IResult> UnsubscribeAsync(
        string token, HttpResponse response, LinkSigner signer, SendHistory history, SuppressionList list, CancellationToken cancellationToken)
    {
        if (Find(token, signer, history) is not { } message)
            return Unknown();
        await list.AddAsync(message.Recipient, message.Category, "unsubscribed", cancellationToken);
        return Page(response, UnsubscribePage.Done(message));
    }

    private static IResult View(string token, HttpResponse response, LinkSigner signer, SendHistory history)
    {
        if (Find(token, signer, history) is not { Html: { } html })
            return Unknown();
        response.Headers.ContentSecurityPolicy = "script-src 'none'; object-src 'none'; base-uri 'none'"; // mail runs no scripts
        response.Headers["Referrer-Policy"] = "no-referrer"; // the address holds the token
        return Results.Content(html, "text/html; charset=utf-8");
    }

    private static SentMessage? Find(string token, LinkSigner signer, SendHistory history) =>
        signer.Read(token) is { } id ? history.Message(id) : null;

    private static IResult Page(HttpResponse response, string html)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Content(html, "text/html; charset=utf-8");
    }

    private static ProblemHttpResult Unknown() =>
        Problem.Of(StatusCodes.Status404NotFound, "unknown_link", "This link is incomplete, or was not made here.");
}
