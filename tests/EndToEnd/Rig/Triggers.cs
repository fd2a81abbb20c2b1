namespace EndToEnd.Rig;

/// <summary>The sample's triggers, with a window that tests can wait for.</summary>
internal static class Triggers
{
    public static string Quick(TemporaryFolder folder)
    {
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "triggers.yaml"));
        Assert.Contains("window: 5s", sample, StringComparison.Ordinal);
        return folder.File("triggers.yaml", sample.Replace("window: 5s", "window: 1s", StringComparison.Ordinal));
    }
}
