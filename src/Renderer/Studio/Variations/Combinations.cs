namespace Renderer.Studio.Variations;

/// <summary>The ways in which sources can be ready or failed together.</summary>
internal static class Combinations
{
    /// <summary>Up to here every combination is shown: sixteen mails can be looked at.</summary>
    private const int MostForAll = 4;

    /// <summary>
    /// Sets of failed sources, the smallest first: all of them for up to four sources; beyond that none, each one alone, and all together, which
    /// shows every pair of sources in each of its four ways.
    /// </summary>
    public static IReadOnlyList<IReadOnlySet<string>> Of(IReadOnlyList<string> sources)
    {
        var rows = sources.Count <= MostForAll
            ? Enumerable.Range(0, 1 << sources.Count).Select(bits => (ulong)bits)
            : Pairwise(sources.Count);
        return [.. rows.OrderBy(System.Numerics.BitOperations.PopCount).ThenBy(r => r)
            .Select(row => sources.Where((_, i) => (row >> i & 1) == 1).ToHashSet(StringComparer.Ordinal))];
    }

    private static List<ulong> Pairwise(int count)
    {
        var everything = count == 64 ? ulong.MaxValue : (1UL << count) - 1;
        // None and all show ready-ready and failed-failed; each alone shows the two mixed ways of every pair.
        return [0, .. Enumerable.Range(0, count).Select(i => 1UL << i), everything];
    }
}
