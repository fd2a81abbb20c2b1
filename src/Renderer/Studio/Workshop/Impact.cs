using Renderer.Templates;

namespace Renderer.Studio.Workshop;

/// <summary>Which templates a changed file makes others.</summary>
internal static class Impact
{
    /// <summary>The names of the templates; <c>null</c>: all, and the systems as well.</summary>
    /// <param name="open">Those that were compiled, with the files they are made of.</param>
    public static IReadOnlyList<string>? Of(string root, string file, IEnumerable<OpenTemplate> open)
    {
        var parts = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar);
        return parts switch
        {
            [_, TemplateFolder.TemplateFile] or [_, "previews", ..] or [_, "snapshots", ..] => [parts[0]],
            // One that could not be compiled may have missed just this file.
            ["_partials" or "_layouts", ..] => [.. open.Where(t => !t.IsCurrent || t.Files.Contains(Path.GetFullPath(file))).Select(t => t.Name)],
            ["sources.yaml" or "defaults.yaml"] or ["schemas" or "queries" or "locales", ..] => null,
            [var name] when name.Contains('.', StringComparison.Ordinal) => [],
            [var folder] => [folder], // a template's folder came, went or got another name
            _ => [],
        };
    }
}
