using System.CommandLine;
using Renderer.Templates;

namespace Renderer.Cli;

/// <summary><c>--templates DIR</c>, which every command takes.</summary>
internal static class TemplatesOption
{
    public static Option<DirectoryInfo> Create() => new("--templates")
    {
        Description = "The folder of templates, partials and sources.yaml.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new("templates"),
        Recursive = true,
    };

    /// <summary>The folder, and the names of the templates that are asked for; all where none is. <c>null</c> and a word on the error stream where something is not there.</summary>
    public static (TemplateFolder Folder, IReadOnlyList<string> Names)? Find(DirectoryInfo directory, IReadOnlyCollection<string> asked, TextWriter error)
    {
        var folder = new TemplateFolder(directory.ToString());
        var known = folder.Names;
        if (known.Count == 0)
        {
            error.WriteLine($"There are no templates in '{directory}': a template is a folder with a {TemplateFolder.TemplateFile}. Say where they are with --templates DIR.");
            return null;
        }
        foreach (var name in asked.Except(known))
            error.WriteLine($"There is no template '{name}' in '{directory}'. {TemplateLanguage.Diagnostics.Suggest.Nearest(name, known) ?? $"There are {string.Join(", ", known)}."}");
        if (asked.Except(known).Any())
            return null;
        return (folder, asked.Count == 0 ? known : [.. asked.Distinct()]);
    }
}
