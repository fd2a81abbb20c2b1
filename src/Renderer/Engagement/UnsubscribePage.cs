using System.Net;
using Renderer.Sends;

namespace Renderer.Engagement;

/// <summary>The page behind the unsubscribe link.</summary>
internal static class UnsubscribePage
{
    public static string Ask(SentMessage message) => Page(
        $"""
        <h1>Unsubscribe</h1>
        <p>Stop {Mail(message)} to <strong>{WebUtility.HtmlEncode(message.Recipient)}</strong>?</p>
        <form method="post" action="unsubscribe"><button>Unsubscribe</button></form>
        """);

    public static string Done(SentMessage message) => Page(
        $"""
        <h1>You are unsubscribed</h1>
        <p><strong>{WebUtility.HtmlEncode(message.Recipient)}</strong> will get no more {Mail(message)}.</p>
        """);

    private static string Mail(SentMessage message) =>
        message.Category is null ? "mail" : $"“{WebUtility.HtmlEncode(message.Category)}” mail";

    private static string Page(string body) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="robots" content="noindex">
        <title>Unsubscribe</title>
        <style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}button{font:inherit;padding:.6rem 1.2rem}</style>
        </head>
        <body>
        {{body}}
        </body>
        </html>
        """;
}
