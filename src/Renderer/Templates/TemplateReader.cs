using TemplateLanguage;
using TemplateLanguage.Analysis;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Localization;
using TemplateLanguage.Rendering;

namespace Renderer.Templates;

/// <summary>Compiles the templates of a folder.</summary>
internal sealed class TemplateReader(TemplateFolder folder, ISystemCatalog systems, RenderLimits? limits = null)
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
        var faults = new List<Fault>();
        var compilation = new TemplateCompiler(Options(faults, files)).Compile(file, folder.Read(file) ?? throw new FileNotFoundException($"There is no '{file}'."));
        return faults.Count == 0 ? compilation : new(faults.Exists(f => f.Severity == Severity.Error) ? null : compilation.Template, [.. compilation.Faults, .. faults]);
    }

    /// <summary>What templates of the folder are compiled with.</summary>
    /// <param name="faults">Gets what is wrong with translations.</param>
    /// <param name="files">Gets every file that is read.</param>
    public TemplateCompilerOptions Options(ICollection<Fault> faults, ICollection<string>? files = null)
    {
        var locales = folder.Locales.ToList();
        locales.ForEach(l => files?.Add(l.File));
        return new()
        {
            Translations = Translations.Read(locales, faults),
            Systems = systems,
            Layout = _layout,
            Partials = partial => Noted(folder.Partial(partial), files),
            Layouts = layout => Noted(folder.Layout(layout), files),
            Limits = limits ?? RenderLimits.Default,
            Defaults = folder.Defaults,
            DefaultsFile = folder.DefaultsFile,
        };
    }

    private static PartialSource? Noted(PartialSource? found, ICollection<string>? files)
    {
        if (found is not null)
            files?.Add(found.File);
        return found;
    }
}
