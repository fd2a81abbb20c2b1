using Renderer.Previews;
using Renderer.Studio.Variations;
using TemplateLanguage;

namespace Renderer.Studio.Mail;

/// <summary>Renders fixtures, with sources that misbehave as somebody has clicked. By a clock of their own: what would be waited for takes no time.</summary>
internal static class PreviewRendering
{
    public static RenderedPreview Run(CompiledTemplate template, Fixture fixture, Troubles troubles, CancellationToken cancellationToken)
    {
        TroubledSourceCaller? caller = null;
        var outcome = Preview.RenderPinned(
            template, troubles.Apply(fixture, template.Plan), branches: null, cancellationToken, answers => caller = new TroubledSourceCaller(answers, troubles));
        return new(template, outcome, caller!.Calls);
    }
}
