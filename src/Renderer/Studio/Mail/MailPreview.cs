using System.Text;
using MimeKit;
using Renderer.Messages;
using Renderer.Previews;
using Renderer.Sends;
using TemplateLanguage.Rendering;

namespace Renderer.Studio.Mail;

/// <summary>A rendered fixture as the studio's page shows it: whether it is sent, its parts, its headers.</summary>
/// <param name="Outcome"><c>rendered aborted deferred missing faulted</c>.</param>
/// <param name="Clip">The first character of <paramref name="Html"/> that Gmail does not show.</param>
internal sealed record MailPreview(
    string Outcome, string? Reason, string? Subject, string? Preheader, string? Html, string? Text, int Bytes, int? Clip, bool KnowsDark,
    string? From, IReadOnlyList<MailHeader> Headers, string? Source)
{
    private const string SendId = "preview";

    public static async Task<MailPreview> OfAsync(string template, Fixture fixture, RenderedPreview preview, MessageComposer composer, CancellationToken cancellationToken)
    {
        if (preview.Outcome is not RenderOutcome.Rendered { Parts: var parts })
            return new(Word(preview.Outcome), ReasonOf(preview.Outcome), null, null, null, null, 0, null, false, null, [], null);
        var mime = composer.Compose(Claimed(template, fixture), parts, preview.Template.FrontMatter.Category)?.Mime;
        return new(
            "rendered", null, parts.Subject, parts.Preheader, parts.Html, parts.Text, Encoding.UTF8.GetByteCount(parts.Html), GmailClip.At(parts.Html), MailDocument.KnowsDark(parts.Html),
            parts.From, mime is null ? [] : [.. mime.Headers.Select(h => new MailHeader(h.Field, h.Value))], await SourceAsync(mime, cancellationToken));
    }

    public static string Word(RenderOutcome outcome) => outcome switch
    {
        RenderOutcome.Rendered => "rendered",
        RenderOutcome.Aborted => "aborted",
        RenderOutcome.Deferred => "deferred",
        RenderOutcome.Missing => "missing",
        _ => "faulted",
    };

    public static string? ReasonOf(RenderOutcome outcome) => outcome switch
    {
        RenderOutcome.Aborted aborted => aborted.Reason,
        RenderOutcome.Deferred deferred => deferred.Reason,
        RenderOutcome.Missing missing => $"{missing.Source}: {missing.Error}",
        RenderOutcome.Faulted faulted => faulted.Fault.ToString(),
        _ => null,
    };

    private static ClaimedSend Claimed(string template, Fixture fixture) => new(
        SendId, new(template, WithAddress(fixture.Recipient, "recipient@example.com", keep: true), fixture.Event, fixture.Campaign, SendId), fixture.Now ?? default, 1);

    /// <summary>A recipient with an address: its own where it has one that is to be kept.</summary>
    public static System.Text.Json.JsonElement WithAddress(System.Text.Json.JsonElement recipient, string email, bool keep = false)
    {
        var person = System.Text.Json.Nodes.JsonObject.Create(recipient)!;
        if (!keep || person["email"]?.GetValueKind() != System.Text.Json.JsonValueKind.String)
            person["email"] = email;
        return System.Text.Json.JsonSerializer.SerializeToElement(person);
    }

    private static async Task<string?> SourceAsync(MimeMessage? mime, CancellationToken cancellationToken)
    {
        if (mime is null)
            return null;
        using var stream = new MemoryStream();
        await mime.WriteToAsync(stream, cancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

internal sealed record MailHeader(string Name, string Value);
