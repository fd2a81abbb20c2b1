using TemplateLanguage;
using TemplateLanguage.Analysis;

namespace Renderer.Templates;

/// <summary>Compiles the templates of a folder.</summary>
internal sealed class TemplateReader(TemplateFolder folder, ISystemCatalog systems)
{
    private readonly MjmlLayout _layout = new();

    /// <summary>Compiles a template that is there.</summary>
    /// <param name="files">Gets every file that the result depends on.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Compilation Read(string name, ICollection<string>? files = null)
    {
        var file = folder.FileOf(name);
        files?.Add(file);
        files?.Add(folder.DefaultsFile);
        var compiler = new TemplateCompiler(new()
        {
            Systems = systems,
            Layout = _layout,
            Partials = partial => Partial(partial, files),
            Defaults = folder.Defaults,
            DefaultsFile = folder.DefaultsFile,
        });
        return compiler.Compile(file, File.ReadAllText(file));
    }

    private PartialSource? Partial(string name, ICollection<string>? files)
    {
        var partial = folder.Partial(name);
        if (partial is not null)
            files?.Add(partial.File);
        return partial;
    }
}
