namespace EndToEnd.Rig;

/// <summary>The folder that holds the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Renderer.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No Renderer.sln above {AppContext.BaseDirectory}.");
    }
}
