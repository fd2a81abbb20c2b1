using Renderer.Studio.Trial;
using TemplateLanguage.Diagnostics;

namespace Renderer.Studio.Workshop;

/// <summary>A template as the list shows it.</summary>
/// <param name="Fixtures">By name; whether each can be shown.</param>
/// <param name="Changed">Fixtures that are not as they were accepted; <c>null</c>, as the two behind it, where the template was not tested.</param>
/// <param name="Missed">Branches that no fixture shows.</param>
internal sealed record TemplateView(
    string Name, int Version, bool Current, bool Shown, int Errors, int Warnings, IReadOnlyList<FixtureView> Fixtures, string? Category, int? Changed, int? New, int? Missed)
{
    public static TemplateView Of(OpenTemplate open, TrialView? trial = null) => new(
        open.Name, open.Version, open.IsCurrent, open.Compiled is not null,
        open.Faults.Count(f => f.Severity == Severity.Error), open.Faults.Count(f => f.Severity == Severity.Warning),
        [.. open.FixtureNames.Select(n => new FixtureView(n, open.Fixture(n) is not null, trial?.Fixtures.FirstOrDefault(f => f.Fixture == n)?.Sent))], open.Compiled?.FrontMatter.Category,
        trial?.Changed, trial?.New, trial?.Coverage.Missed.Count);
}

/// <param name="Sent">Whether it gives a mail; <c>null</c> where the template was not tested.</param>
internal sealed record FixtureView(string Name, bool Readable, bool? Sent);
