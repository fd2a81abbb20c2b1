using TemplateLanguage;
using TemplateLanguage.Rendering;

namespace Renderer.Previews;

/// <summary>Renders a template as a fixture has it. Links are placeholders: a preview is nobody's mail.</summary>
internal static class Preview
{
    private static readonly MessageLinks Links = new("https://preview.example/unsubscribe", "https://preview.example/preferences", "https://preview.example/view");

    public static Task<RenderOutcome> RenderAsync(CompiledTemplate template, Fixture fixture, TimeProvider time, CancellationToken cancellationToken) =>
        template.RenderAsync(
            new() { Recipient = fixture.Recipient, Event = fixture.Event, Campaign = fixture.Campaign, Links = Links, Now = fixture.Now },
            new FixtureSourceCaller(fixture, time), time, cancellationToken);
}
