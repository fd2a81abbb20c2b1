using MimeKit;
using MimeKit.Text;
using Renderer.Engagement;
using Renderer.Hosting;
using Renderer.Sends;
using TemplateLanguage;
using TemplateLanguage.Rendering;

namespace Renderer.Messages;

/// <summary>Makes the MIME message of rendered parts.</summary>
internal sealed class MessageComposer(LinkSigner links, RendererOptions options, TimeProvider time)
{
    /// <summary>The message, or <c>null</c> when nobody can be named as its sender.</summary>
    public OutgoingMessage? Compose(ClaimedSend send, RenderedParts parts, string? category)
    {
        if (!MailboxAddress.TryParse(HeaderText.OneLine(parts.From ?? options.From ?? ""), out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            return null;
        var subject = HeaderText.OneLine(parts.Subject);
        var mime = new MimeMessage
        {
            MessageId = $"{send.Id}@{from.Domain}", // the same for every try, so that a repeat is recognisable
            Date = time.GetUtcNow(),
            Subject = subject,
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = parts.Text },
                new TextPart(TextFormat.Html) { Text = parts.Html },
            },
        };
        mime.From.Add(from);
        mime.To.Add(new MailboxAddress("", send.Request.Email));
        if (parts.ReplyTo is { } reply && MailboxAddress.TryParse(HeaderText.OneLine(reply), out var replyTo))
            mime.ReplyTo.Add(replyTo);
        mime.Headers.Add(HeaderId.ListUnsubscribe, $"<{links.For(send.Id).Unsubscribe}>");
        mime.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        // Complaint reports of large receivers are grouped by it: campaign or category, template, sender.
        mime.Headers.Add("Feedback-ID", $"{Word(category)}:{Word(send.Request.Template)}:renderer");
        foreach (var (name, value) in parts.Headers.Where(h => HeaderNames.IsFree(h.Key)))
            mime.Headers.Add(name, HeaderText.OneLine(value));
        return new(send.Id, subject, parts.Html, mime);
    }

    private static string Word(string? text) =>
        text is null ? "all" : string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Take(60));
}
