namespace EndToEnd.Rig;

/// <summary>The programs in <c>node/</c>, which use what others wrote.</summary>
internal static class Node
{
    public static ChildProcess Start(string script, params string[] arguments)
    {
        var folder = Path.Combine(Repository.Root, "tests", "EndToEnd", "node");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new MissingToolException($"The npm packages are missing: run npm ci in {folder}, or ./test.sh.");
        return ChildProcess.Start("node", [Path.Combine(folder, script), .. arguments]);
    }
}
