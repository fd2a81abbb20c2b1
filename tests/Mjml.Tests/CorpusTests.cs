using System.Text.Json;

namespace Mjml.Tests;

/// <summary>Every case of the corpus gives what the official compiler gives, and at least the faults that it tells.</summary>
public sealed class CorpusTests
{
    private const int Size = 198;

    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "corpus");

    /// <summary>Where the official compiler gives up there is nothing to equal: we give a fault that says why.</summary>
    private static readonly string[] Thrown = ["liquid-attr"];

    public static TheoryData<string> Cases => [.. Names.Except(Thrown)];

    private static IEnumerable<string> Names => Directory.GetFiles(Corpus, "*.mjml").Select(f => Path.GetFileNameWithoutExtension(f)).Order();

    [Fact]
    public void The_corpus_is_whole() => Assert.Equal(Size, Names.Count());

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_output_equals_the_official_compilers(string name)
    {
        var expected = HtmlTokens.Of(File.ReadAllText(Path.Combine(Corpus, name + ".html")));
        var actual = HtmlTokens.Of(Compile(name).Html);
        var at = expected.Zip(actual).TakeWhile(p => p.First == p.Second).Count();
        Assert.True(
            at == expected.Count && at == actual.Count,
            $"Token {at}:\n  expected {expected.ElementAtOrDefault(at)}\n  actual   {actual.ElementAtOrDefault(at)}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_faults_are_at_least_the_official_compilers(string name)
    {
        var faults = Compile(name).Faults;
        using var official = JsonDocument.Parse(File.ReadAllText(Path.Combine(Corpus, name + ".errors.json")));
        foreach (var error in official.RootElement.EnumerateArray())
        {
            var message = error.GetProperty("message").GetString()!;
            var (line, tag) = (error.GetProperty("line").GetInt32(), error.GetProperty("tagName").GetString());
            foreach (var (code, word) in Kinds(message))
                Assert.Contains(faults, f => f.Code == code && f.Line == line && f.Tag == tag && f.Message.Contains(word, StringComparison.Ordinal));
        }
        if (official.RootElement.GetArrayLength() == 0)
            Assert.Empty(faults);
    }

    [Fact]
    public void Where_the_official_compiler_gives_up_a_fault_says_why() =>
        Assert.All(Thrown, name => Assert.Contains(Compile(name).Faults, f => f.Code == "MJ005"));

    /// <summary>Our code for what the official message tells, and a word that our message has in common with it.</summary>
    private static IEnumerable<(string Code, string Word)> Kinds(string message)
    {
        var words = message.Split(' ');
        if (message.Contains("illegal", StringComparison.Ordinal))
            return words[1..^2].Select(w => ("MJ002", $"'{w.Trim(',')}'"));
        if (message.StartsWith("Attribute", StringComparison.Ordinal))
            return [("MJ013", $"'{words[1]}'")];
        return [(message.Contains("cannot be used inside", StringComparison.Ordinal) ? "MJ003" : "MJ001", words[1])];
    }

    private static MjmlResult Compile(string name) => new MjmlCompiler().Compile(File.ReadAllText(Path.Combine(Corpus, name + ".mjml")));
}
