using Renderer.Previews;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage.Rendering;

namespace Templates.Tests;

/// <summary>Every mail that the shipped templates' fixtures render to.</summary>
internal static class ShippedMail
{
    public static string Folder { get; } = Find();

    public static TheoryData<string> Templates { get; } = [.. new TemplateFolder(Folder).Names];

    /// <summary>Name of the fixture and the parts of its mail; what is not sent is left out.</summary>
    public static IEnumerable<(string Fixture, RenderedParts Parts)> Of(string template)
    {
        var folder = new TemplateFolder(Folder);
        var compiled = new TemplateReader(folder, SystemsFile.Read(folder).Catalog).Read(template).Template!;
        foreach (var fixture in FixtureReader.ReadAll(folder, template, []))
        {
            if (Preview.RenderPinned(compiled, fixture, null, TestContext.Current.CancellationToken) is RenderOutcome.Rendered rendered)
                yield return (fixture.Name, rendered.Parts);
        }
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Renderer.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "templates");
    }
}
