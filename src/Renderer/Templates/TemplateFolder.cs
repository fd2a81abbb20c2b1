using TemplateLanguage;

namespace Renderer.Templates;

/// <summary>The folder that templates, partials and what they share are in.</summary>
/// <param name="unsaved">The text of a file that an editor has not saved yet; <c>null</c> for any other.</param>
internal sealed class TemplateFolder(string path, Func<string, string?>? unsaved = null)
{
    public const string TemplateFile = "template.mjml";

    public string Path { get; } = path;

    public string SystemsFile => System.IO.Path.Combine(Path, "sources.yaml");

    public string DefaultsFile => System.IO.Path.Combine(Path, "defaults.yaml");

    /// <summary>The names of all templates, in order.</summary>
    public IReadOnlyList<string> Names => !Directory.Exists(Path) ? [] :
        [.. Directory.EnumerateDirectories(Path).Where(d => File.Exists(System.IO.Path.Combine(d, TemplateFile))).Select(d => System.IO.Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    public string FileOf(string name) => System.IO.Path.Combine(Path, name, TemplateFile);

    public string PreviewsOf(string name) => System.IO.Path.Combine(Path, name, "previews");

    /// <summary>The names of a template's fixtures, in order.</summary>
    public IReadOnlyList<string> FixturesOf(string name) => !Directory.Exists(PreviewsOf(name)) ? [] :
        [.. Directory.EnumerateFiles(PreviewsOf(name), "*.json").Select(f => System.IO.Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>Whether there is a template of that name. A name is one folder's: it cannot lead anywhere else.</summary>
    public bool Has(string name) => IsName(name) && File.Exists(FileOf(name));

    /// <summary>The text of a file, or <c>null</c> where there is none.</summary>
    public string? Read(string file) => unsaved?.Invoke(file) ?? (File.Exists(file) ? File.ReadAllText(file) : null);

    public PartialSource? Partial(string name) => Shared("_partials", name);

    public PartialSource? Layout(string name) => Shared("_layouts", name);

    private PartialSource? Shared(string folder, string name)
    {
        if (!name.Split('/').All(IsName))
            return null;
        foreach (var extension in (string[])[".mjml", ".liquid"])
        {
            var file = System.IO.Path.Combine(Path, folder, name + extension);
            if (Read(file) is { } text)
                return new(file, text);
        }
        return null;
    }

    /// <summary>The translations, one file a locale: its name, the file, its text.</summary>
    public IEnumerable<(string Locale, string File, string Text)> Locales
    {
        get
        {
            var folder = System.IO.Path.Combine(Path, "locales");
            var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
            return files.Select(file => (System.IO.Path.GetFileNameWithoutExtension(file), file, Read(file)!));
        }
    }

    public string? Defaults => Read(DefaultsFile);

    /// <summary>A name is that of one file or folder: it cannot lead anywhere else.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && name[0] is not '.';
}
