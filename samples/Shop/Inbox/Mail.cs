using System.Net;
using System.Text.RegularExpressions;
using MimeKit;

namespace Shop.Inbox;

/// <summary>A mail as a mail client shows it.</summary>
/// <param name="Id">The send's id, which names the file.</param>
/// <param name="Preheader">The line that inboxes show after the subject.</param>
internal sealed partial record Mail(
    string Id, string From, string To, string Subject, string Preheader, DateTimeOffset Date, string Html, string Text,
    IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public static async Task<Mail> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var message = await MimeMessage.LoadAsync(path, cancellationToken);
        var html = message.HtmlBody ?? "";
        var from = message.From.Mailboxes.FirstOrDefault();
        return new(
            Path.GetFileNameWithoutExtension(path), from is { Name.Length: > 0 } ? from.Name : from?.Address ?? "", message.To.ToString(),
            message.Subject ?? "", FirstText(html), message.Date, html, message.TextBody ?? "",
            [.. message.Headers.Select(h => KeyValuePair.Create(h.Field, h.Value))]);
    }

    // Mail clients take the first text of the body, seen or not: preheaders are hidden text at its top.
    private static string FirstText(string html) =>
        FirstElementText().Match(html) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["text"].Value).Trim() : "";

    [GeneratedRegex("""<body[^>]*>(?:\s|<!--.*?-->|<[^>]*>)*(?<text>[^<]*)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstElementText();
}
