using CsCheck;
using Renderer.Studio.Variations;

namespace Renderer.Tests.Studio;

public sealed class CombinationsTests
{
    [Fact]
    public void Three_sources_give_all_eight() => Assert.Equal(
        ["", "a", "b", "c", "a b", "a c", "b c", "a b c"], Combinations.Of(["a", "b", "c"]).Select(s => string.Join(' ', s.Order(StringComparer.Ordinal))));

    [Fact]
    public void Every_pair_of_many_is_seen_in_each_of_its_ways() => Gen.Int[2, 64].Sample(count =>
    {
        var names = Enumerable.Range(0, count).Select(i => $"s{i}").ToList();
        var sets = Combinations.Of(names);
        foreach (var (a, b) in names.SelectMany((a, i) => names.Skip(i + 1).Select(b => (a, b))))
            Assert.Equal(4, sets.Select(s => (s.Contains(a), s.Contains(b))).Distinct().Count());
        Assert.True(sets.Count <= Math.Max(16, count + 2));
        Assert.Equal(sets.Count, sets.Select(s => string.Join(' ', s.Order(StringComparer.Ordinal))).Distinct().Count());
    });
}
