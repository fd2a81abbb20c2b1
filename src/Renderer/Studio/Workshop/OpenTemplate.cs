using Renderer.Previews;
using TemplateLanguage;
using TemplateLanguage.Diagnostics;

namespace Renderer.Studio.Workshop;

/// <summary>A template as its files say now.</summary>
/// <param name="Version">Another number after every change: what was rendered of it before is old.</param>
/// <param name="Compiled">The last that could be compiled; <c>null</c> where none could yet.</param>
/// <param name="IsCurrent">Whether that is what the files say now: an error leaves the last good one to look at.</param>
/// <param name="Fixtures">Those that can be read, in the order of their names.</param>
/// <param name="FixtureNames">All there are files of.</param>
/// <param name="Files">Every file it is made of, as full paths.</param>
internal sealed record OpenTemplate(
    string Name, int Version, CompiledTemplate? Compiled, bool IsCurrent, IReadOnlyList<Fixture> Fixtures, IReadOnlyList<string> FixtureNames,
    IReadOnlyList<Fault> Faults, IReadOnlySet<string> Files)
{
    public Fixture? Fixture(string name) => Fixtures.FirstOrDefault(f => f.Name == name);
}
