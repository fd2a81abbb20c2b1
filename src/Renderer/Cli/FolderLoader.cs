using Mjml;

namespace Renderer.Cli;

/// <summary>Finds included files below one folder. A link is not followed: it could lead out of the folder.</summary>
internal sealed class FolderLoader(DirectoryInfo root) : IMjmlLoader
{
    public string? Load(string path)
    {
        var at = root.FullName;
        foreach (var part in path.Split('/'))
        {
            at = Path.Combine(at, part);
            if (new FileInfo(at).LinkTarget is not null)
                return null;
        }
        return File.Exists(at) ? File.ReadAllText(at) : null;
    }
}
