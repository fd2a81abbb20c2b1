using TemplateLanguage.Rendering;

namespace Renderer.Previews.Snapshots;

/// <summary>What is kept of a rendered fixture: a text for each kind of file, in the order in which people look at them.</summary>
internal static class SnapshotParts
{
    public const string Outcome = "outcome.txt";
    public const string Subject = "subject.txt";
    public const string Headers = "headers.txt";
    public const string Html = "html";
    public const string Text = "txt";

    /// <summary>All kinds of files; a message that is not sent has an outcome and nothing else.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Outcome, Subject, Headers, Html, Text];

    /// <summary>The parts; none where the template failed, which is no state to keep.</summary>
    public static IReadOnlyDictionary<string, string> Of(RenderOutcome outcome) => outcome switch
    {
        RenderOutcome.Rendered { Parts: var parts } => new Dictionary<string, string>
        {
            [Subject] = Lined(parts.Subject),
            [Headers] = string.Concat(HeadersOf(parts).Select(h => $"{h.Name}: {h.Value}\n")),
            [Html] = Lined(parts.Html),
            [Text] = Lined(parts.Text),
        },
        RenderOutcome.Aborted aborted => Only($"aborted: {aborted.Reason}"),
        RenderOutcome.Deferred deferred => Only($"deferred for {deferred.After}: {deferred.Reason}"),
        RenderOutcome.Missing missing => Only($"not sent: required source '{missing.Source}' failed ({missing.Error})"),
        _ => new Dictionary<string, string>(),
    };

    /// <summary>As files hold it: lines end with a line feed, the last one too.</summary>
    public static string Lined(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.EndsWith('\n') ? text : text + "\n";
    }

    private static IEnumerable<(string Name, string Value)> HeadersOf(RenderedParts parts) =>
        new (string Name, string? Value)[] { ("From", parts.From), ("Reply-To", parts.ReplyTo), ("Preheader", parts.Preheader) }
            .Where(h => h.Value is not null).Select(h => (h.Name, h.Value!))
            .Concat(parts.Headers.OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase).Select(h => (h.Key, h.Value)));

    private static Dictionary<string, string> Only(string outcome) => new() { [Outcome] = Lined(outcome) };
}
