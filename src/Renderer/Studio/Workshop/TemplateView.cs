using TemplateLanguage.Diagnostics;

namespace Renderer.Studio.Workshop;

/// <summary>A template as the list shows it.</summary>
/// <param name="Fixtures">By name; whether each can be shown.</param>
internal sealed record TemplateView(
    string Name, int Version, bool Current, bool Shown, int Errors, int Warnings, IReadOnlyList<FixtureView> Fixtures, string? Category)
{
    public static TemplateView Of(OpenTemplate open) => new(
        open.Name, open.Version, open.IsCurrent, open.Compiled is not null,
        open.Faults.Count(f => f.Severity == Severity.Error), open.Faults.Count(f => f.Severity == Severity.Warning),
        [.. open.FixtureNames.Select(n => new FixtureView(n, open.Fixture(n) is not null))], open.Compiled?.FrontMatter.Category);
}

internal sealed record FixtureView(string Name, bool Readable);
