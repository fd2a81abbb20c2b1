using System.Reflection;
using System.Text.RegularExpressions;
using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Tests.Analysis;

public sealed partial class FaultCodeTests
{
    [Fact]
    public void Every_code_is_explained_in_the_documentation()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Renderer.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var explained = Row().Matches(File.ReadAllText(Path.Combine(folder, "docs", "faults.md"))).Select(m => m.Groups[1].Value);
        var known = typeof(FaultCodes).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(known.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| (TL\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
