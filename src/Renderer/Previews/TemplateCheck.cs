using Renderer.Templates;
using TemplateLanguage.Analysis;
using TemplateLanguage.Diagnostics;

namespace Renderer.Previews;

/// <summary>Finds what is wrong with a template and its fixtures.</summary>
internal sealed class TemplateCheck(TemplateFolder folder, ISystemCatalog systems)
{
    private readonly TemplateReader _reader = new(folder, systems);

    /// <summary>Checks a template that is there.</summary>
    /// <param name="files">Gets every file that the template is made of.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IReadOnlyList<Fault> Run(string name, ICollection<string>? files = null)
    {
        var compilation = _reader.Read(name, files);
        var faults = new List<Fault>(compilation.Faults);
        var fixtures = FixtureReader.ReadAll(folder, name, faults);
        if (compilation.Template is { } template)
            faults.AddRange(fixtures.SelectMany(f => FixtureCheck.Run(template, f, folder.PreviewsOf(name))));
        return faults;
    }
}
