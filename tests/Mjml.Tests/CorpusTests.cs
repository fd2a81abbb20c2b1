using System.Text.RegularExpressions;
using Mjml.Components;

namespace Mjml.Tests;

/// <summary>Every case of the corpus whose tags the compiler knows gives what the official compiler gives.</summary>
public sealed partial class CorpusTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "corpus");

    public static TheoryData<string> Cases => [.. Directory.GetFiles(Corpus, "*.mjml").Where(IsKnown).Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_output_equals_the_official_compilers(string name)
    {
        var source = File.ReadAllText(Path.Combine(Corpus, name + ".mjml"));
        var expected = HtmlTokens.Of(File.ReadAllText(Path.Combine(Corpus, name + ".html")));
        var actual = HtmlTokens.Of(new MjmlCompiler().Compile(source).Html);
        var at = expected.Zip(actual).TakeWhile(p => p.First == p.Second).Count();
        Assert.True(
            at == expected.Count && at == actual.Count,
            $"Token {at}:\n  expected {expected.ElementAtOrDefault(at)}\n  actual   {actual.ElementAtOrDefault(at)}");
    }

    private static bool IsKnown(string file)
    {
        var source = File.ReadAllText(file);
        return File.Exists(Path.ChangeExtension(file, ".html")) // where the official compiler throws there is none
            && Tag().Matches(source).All(m => ComponentCatalog.Find(m.Groups[1].Value.ToLowerInvariant()) is not null);
    }

    [GeneratedRegex("<(mj[a-z-]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
