using System.Text.RegularExpressions;
using Mjml;
using Mjml.Diagnostics;
using TemplateLanguage;
using TemplateLanguage.Diagnostics;

namespace Renderer.Templates;

/// <summary>Lays templates out as MJML, and derives the text part from the HTML.</summary>
internal sealed partial class MjmlLayout : IMarkupLayout
{
    private readonly MjmlCompiler _compiler = new(new() { AllowLate = true });

    public LaidOutMarkup Lay(Markup markup)
    {
        var result = _compiler.Compile(markup.Text, new() { Preview = markup.Preheader, Title = markup.Title });
        var faults = result.Faults.Select(f => new MarkupFault(f.Code, SeverityOf(f.Severity), f.Message, f.Offset, f.Length, f.Suggestion)).Concat(MarkupLint.Run(markup.Text));
        // Statements before and behind the document, an abort or an assign, are part of the message and none of the mail.
        var start = Math.Max(0, markup.Text.IndexOf("<mjml", StringComparison.OrdinalIgnoreCase));
        var end = markup.Text.LastIndexOf("</mjml>", StringComparison.OrdinalIgnoreCase);
        var (before, after) = (Statements(markup.Text[..start]), end < 0 ? "" : Statements(markup.Text[end..]));
        return new(before + result.Html + after, before + TextPart.Of(result.Html) + after, [.. faults])
        {
            Complete = result.Late is { } late ? html => late.Complete(html).Html : null,
            CompleteText = TextBreaks.Settle,
        };
    }

    private static string Statements(string text) => string.Concat(Tag().Matches(text).Select(m => m.Value));

    [GeneratedRegex("{%[0-9]+%}")]
    private static partial Regex Tag();

    private static Severity SeverityOf(MjmlSeverity severity) => severity switch
    {
        MjmlSeverity.Info => Severity.Info,
        MjmlSeverity.Warning => Severity.Warning,
        _ => Severity.Error,
    };
}
