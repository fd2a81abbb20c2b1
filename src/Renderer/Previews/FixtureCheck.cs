using TemplateLanguage;
using TemplateLanguage.Diagnostics;

namespace Renderer.Previews;

/// <summary>Finds where a fixture and its template do not know the same sources.</summary>
internal static class FixtureCheck
{
    public static IEnumerable<Fault> Run(CompiledTemplate template, Fixture fixture, string folder)
    {
        var place = new SourceSpan(Path.Combine(folder, fixture.Name + ".json"), 1, 1, 1, 1);
        var declared = template.Plan.Sources.Select(s => s.Name).ToList();
        foreach (var name in fixture.Sources.Keys.Except(declared))
            yield return new("FX002", Severity.Warning, $"The template has no source '{name}'.", place, Suggest.Nearest(name, declared));
        foreach (var name in declared.Except(fixture.Sources.Keys))
            yield return new("FX003", Severity.Warning, $"The fixture tells nothing of source '{name}': it will fail.", place, $"Add it under sources; {{ \"$fail\": \"500\" }} where that is meant.");
    }
}
