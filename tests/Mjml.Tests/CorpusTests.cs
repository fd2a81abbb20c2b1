namespace Mjml.Tests;

/// <summary>Every case of the corpus gives what the official compiler gives, and at least the faults that it tells.</summary>
public sealed class CorpusTests
{
    private const int Size = 202;

    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "corpus");

    /// <summary>Where the official compiler gives up there is nothing to equal: we give a fault that says why.</summary>
    private static readonly string[] Thrown = ["liquid-attr"];

    public static TheoryData<string> Cases => [.. OfficialCase.NamesIn(Corpus).Except(Thrown)];

    [Fact]
    public void The_corpus_is_whole() => Assert.Equal(Size, OfficialCase.NamesIn(Corpus).Count());

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_output_equals_the_official_compilers(string name) => Assert.Null(new OfficialCase(Corpus, name).Difference());

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_faults_are_at_least_the_official_compilers(string name)
    {
        var official = new OfficialCase(Corpus, name);
        Assert.Empty(official.MissingFaults());
        if (official.Faults().Count == 0)
            Assert.Empty(official.Compile().Faults);
    }

    [Fact]
    public void Where_the_official_compiler_gives_up_a_fault_says_why() =>
        Assert.All(Thrown, name => Assert.Contains(new OfficialCase(Corpus, name).Compile().Faults, f => f.Code == "MJ005"));
}
