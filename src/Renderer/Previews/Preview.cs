using TemplateLanguage;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Previews;

/// <summary>Renders a template as a fixture has it. Links are placeholders: a preview is nobody's mail.</summary>
internal static class Preview
{
    /// <summary>The clock of a pinned preview whose fixture names none.</summary>
    public static readonly DateTimeOffset DefaultNow = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly MessageLinks Links = new("https://preview.example/unsubscribe", "https://preview.example/preferences", "https://preview.example/view");

    public static Task<RenderOutcome> RenderAsync(CompiledTemplate template, Fixture fixture, TimeProvider time, CancellationToken cancellationToken) =>
        template.RenderAsync(Request(fixture, fixture.Now), new FixtureSourceCaller(fixture, time), time, cancellationToken);

    /// <summary>Renders with a clock of its own, so that it takes no time and gives the same each time.</summary>
    /// <param name="branches">Gets the branches that the message goes through.</param>
    /// <param name="around">Changes or watches what the fixture answers.</param>
    public static RenderOutcome RenderPinned(
        CompiledTemplate template, Fixture fixture, BranchRecorder? branches, CancellationToken cancellationToken, Func<ISourceCaller, ISourceCaller>? around = null)
    {
        var now = fixture.Now ?? DefaultNow;
        using var clock = new PreviewClock(now);
        ISourceCaller caller = new FixtureSourceCaller(fixture, clock, clock.WaitAsync);
        caller = around?.Invoke(caller) ?? caller;
        return clock.Run(() => template.RenderAsync(Request(fixture, now) with { Branches = branches }, caller, clock, cancellationToken));
    }

    private static RenderRequest Request(Fixture fixture, DateTimeOffset? now) =>
        new() { Recipient = fixture.Recipient, Event = fixture.Event, Campaign = fixture.Campaign, Links = Links, Now = now };
}
