using TemplateLanguage;

namespace Renderer.Templates;

/// <summary>The folder that templates, partials and what they share are in.</summary>
internal sealed class TemplateFolder(string path)
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

    /// <summary>Whether there is a template of that name. A name is one folder's: it cannot lead anywhere else.</summary>
    public bool Has(string name) => IsName(name) && File.Exists(FileOf(name));

    public PartialSource? Partial(string name)
    {
        if (!name.Split('/').All(IsName))
            return null;
        foreach (var extension in (string[])[".mjml", ".liquid"])
        {
            var file = System.IO.Path.Combine(Path, "_partials", name + extension);
            if (File.Exists(file))
                return new(file, File.ReadAllText(file));
        }
        return null;
    }

    public string? Defaults => File.Exists(DefaultsFile) ? File.ReadAllText(DefaultsFile) : null;

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && name[0] is not '.';
}
