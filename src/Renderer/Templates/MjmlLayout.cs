using Mjml;
using Mjml.Diagnostics;
using TemplateLanguage;
using TemplateLanguage.Diagnostics;

namespace Renderer.Templates;

/// <summary>Lays templates out as MJML, and derives the text part from the HTML.</summary>
internal sealed class MjmlLayout : IMarkupLayout
{
    private readonly MjmlCompiler _compiler = new(new() { AllowLate = true });

    public LaidOutMarkup Lay(Markup markup)
    {
        var result = _compiler.Compile(markup.Text, new() { Preview = markup.Preheader, Title = markup.Title });
        var faults = result.Faults.Select(f => new MarkupFault(f.Code, SeverityOf(f.Severity), f.Message, f.Offset, f.Length, f.Suggestion));
        return new(result.Html, TextPart.Of(result.Html), [.. faults]) { Complete = result.Late is { } late ? html => late.Complete(html).Html : null };
    }

    private static Severity SeverityOf(MjmlSeverity severity) => severity switch
    {
        MjmlSeverity.Info => Severity.Info,
        MjmlSeverity.Warning => Severity.Warning,
        _ => Severity.Error,
    };
}
