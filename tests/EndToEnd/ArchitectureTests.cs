using System.Text.RegularExpressions;
using EndToEnd.Rig;

namespace EndToEnd;

public sealed partial class ArchitectureTests
{
    [Fact]
    public async Task Every_file_that_an_email_follows_exists()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "ARCHITECTURE.md"), TestContext.Current.CancellationToken);

        var files = Files().Matches(Section(text)).Select(m => m.Groups["path"].Value).Distinct().ToList();

        Assert.True(files.Count >= 10, $"The section names {files.Count} files, which is not a whole path.");
        Assert.DoesNotContain(files, f => !File.Exists(Path.Combine(Repository.Root, f)));
    }

    private static string Section(string text)
    {
        var start = text.IndexOf("## Following one email", StringComparison.OrdinalIgnoreCase);
        Assert.True(start >= 0, "ARCHITECTURE.md has no section 'Following one email'.");
        var end = text.IndexOf("\n## ", start + 3, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }

    // As code or as the target of a link, from the root: a path with a folder and an extension.
    [GeneratedRegex("""[`(](?<path>(?:src|samples|templates|docs)/[\w./-]+\.\w+)[`)#]""")]
    private static partial Regex Files();
}
